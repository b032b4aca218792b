# The catalogue described for portals of open data (DCAT).
dcat-title = The catalogue of manuscripts
dcat-description = Descriptions and pictures of sacred manuscripts, with their holders, places and history, as far as everybody may see them.
dcat-all = All manuscripts
dcat-dataset = One record for each manuscript, with its manifest where there are pictures. What may be done with a manuscript is said in its record.
