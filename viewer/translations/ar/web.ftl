# The catalogue described for portals of open data (DCAT).
dcat-title = فهرس المخطوطات
dcat-description = أوصاف مخطوطات مقدّسة وصورها، مع الجهات الحافظة لها وأماكن نسخها وتاريخها، بقدر ما هو متاح للجميع.
dcat-all = جميع المخطوطات
dcat-dataset = تسجيلة واحدة لكل مخطوط، ومعها بيان IIIF حيث توجد صور. وما يجوز فعله بالمخطوط مذكور في تسجيلته.
