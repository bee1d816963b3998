/** Signs that a text was written in Markdown; numbered lists and dashes prove nothing. */
const marks = [
  // ### 一、基本情况
  /^ {0,3}#{1,6}[ \t]+\S/gmu,
  // |---|:--:|
  /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/gmu,
  // **四、下一步改进措施**
  /\*\*[^\s*][^*\n]{0,200}\*\*/gu,
  // ![](images/1.jpg) · [公报](http://…)
  /!?\[[^\]\n]{0,200}\]\([^)\s]{1,500}\)/gu,
  // <table border="1">
  /^ {0,3}<table[\s>]/gimu,
  // ```json
  /^ {0,3}(?:```|~~~)/gmu,
];

export const marksIn = (text: string): number =>
  marks.reduce((sum, mark) => sum + (text.match(mark)?.length ?? 0), 0);
