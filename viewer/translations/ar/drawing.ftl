### الرسم على الصفحة: الأدوات والأرقام وموضع العلامة.

## الأدوات

drawing-tools = الأدوات
drawing-view = العرض
drawing-tool-pan = تحريك الصفحة
drawing-tool-polygon = مضلّع
drawing-tool-freehand = رسم حر
drawing-tool-rectangle = مستطيل
drawing-tool-point = نقطة
drawing-undo-point = التراجع عن نقطة
drawing-finish = إنهاء الشكل
drawing-cancel = ترك الشكل
drawing-zoom-in = تكبير
drawing-zoom-out = تصغير
drawing-whole = الصفحة كاملة
drawing-stage = الصفحة { $label }. مفاتيح الأسهم تحرّك علامة التصويب، وEnter يضع نقطة، وBackspace يتراجع عنها.
drawing-at = علامة التصويب عند { $x }، { $y }
drawing-points = عدد النقاط الموضوعة: { $count }
drawing-fault-few = ليس هذا شكلًا بعد: ضع نقاطًا أخرى.
drawing-fault-outside = هذا خارج الصفحة، ومقاسها { $width } × { $height } بكسل: ابقَ داخلها.
drawing-fault-crossing = الخط يقطع نفسه: تراجع عن النقاط الأخيرة وأحِط بالموضع من غير تقاطع.
drawing-fault-flat = لا مساحة لهذا الشكل: ارسمه أعرض وأعلى.

## الأرقام بدل الرسم

drawing-numbers-rectangle = المستطيل بالأرقام: اليسار، الأعلى، العرض، الارتفاع
drawing-numbers-polygon = المضلّع بالأرقام: نقطة واحدة (x,y) في كل سطر
drawing-numbers-point = النقطة بالأرقام: x,y
drawing-numbers-hint = بوحدات بكسل الصفحة، عدًّا من زاويتها اليسرى العليا؛ ومقاس الصفحة { $width } × { $height }.
drawing-unread-rectangle = يلزم أربعة أعداد صحيحة، مثل 120,80,300,200.
drawing-unread-polygon = يلزم عددان صحيحان في كل سطر، مثل 120,80.
drawing-unread-point = يلزم عددان صحيحان، مثل 120,80.

## موضع العلامة

drawing-region-draw = رسم الموضع
drawing-region-change = تغيير الموضع
drawing-region-is = الموضع: { $region }
drawing-region-of = الموضع في الصفحة { $label }
drawing-region-how = اسحب على الصفحة من زاوية إلى الزاوية المقابلة، أو المس الزاويتين. وبإصبعين تتحرك الصفحة وتكبر.
drawing-region-none = لم يُحدَّد موضع بعد.
drawing-region-keep = اعتماد هذا الموضع
drawing-region-remove = إزالة الموضع
drawing-region-leave = الإبقاء على ما كان
drawing-region-gone = أُزيل الموضع.
drawing-uncovered = يرجو القائمون على هذه الصفحة ألا يوضع فوقها شيء، فيُعطى الموضع بالأرقام.
drawing-drop = أتُعتمد الصفحة { $label } بدلها؟
drawing-drop-sure = الموضع مرسوم على الصفحة المرتبطة حتى الآن، وسيُزال.
drawing-drop-do = اعتمادها وإزالة الموضع
drawing-drop-leave = إبقاء الصفحة والموضع
drawing-marked = الموضع محاط على الصفحة
drawing-reader-marked = أُحيط الموضع المطلوب بخط.
