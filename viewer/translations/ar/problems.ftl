### Arabic.

problem-sign-in-needed-title = يرجى تسجيل الدخول
problem-sign-in-needed-help = هذه الصفحة لمن يعملون على هذا الفهرس. بعد تسجيل الدخول تعود إلى هنا.
problem-withdrawn-title = سُحب من النشر
problem-withdrawn-help = نُشر هذا هنا ثم سُحب. يبقى العنوان لتجد الإحالات القديمة جوابًا.
problem-too-many-attempts-title = محاولات كثيرة
problem-too-many-attempts-help = تكررت محاولات الدخول من هنا أكثر مما يُسمح. انتظر قليلًا ثم حاول مجددًا.
