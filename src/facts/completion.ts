/** How far a task was completed, where its target is not printed. */
import type { Mention } from '../../schemas/fact.js';

// '完成率达99.47%' '任务完成率为98%'
const name = /^(?:完成率|完成任务数?|任务完成率|目标完成率|完成比例)$/u;
// '完成年度目标的95.3%' '完成任务数100.91%': a budget is no target of this kind
const target = /(?:计划|目标|任务)(?:任务)?数?$/u;

/** true: the name of the rate alone says that it is a completion. */
export const isCompletionName = (label: string | null): boolean => name.test(label ?? '');

export const isCompletion = ({ figure, role, whole }: Mention): boolean => {
  if (figure.dimension !== 'percent' || whole !== null) return false;
  if (role.kind === 'execution') return target.test(role.base);
  return role.kind === 'level' && isCompletionName(figure.label);
};
