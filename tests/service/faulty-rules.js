/** A rule of an office that goes wrong at certain figures: what a hostile file could do to the process that reads it. */
const hog = (grow) => {
  const held = [];
  for (;;) held.push(grow());
};
const busy = (milliseconds) => {
  const until = Date.now() + milliseconds;
  while (Date.now() < until);
};

const faults = {
  '11.11%': () => busy(600_000),
  '22.22%': () => hog(() => Array.from({ length: 10_000 }, (_, index) => ({ index }))),
  '33.33%': () => hog(() => Buffer.alloc(16 << 20, 1)),
  '44.44%': () => process.kill(process.pid, 'SIGSEGV') && busy(60_000),
  '55.55%': () => process.exit(3),
  '66.66%': () => busy(2500),
};

export default [
  {
    id: 'faulty',
    claim: { zh: '出错', en: 'goes wrong' },
    recompute: (fact) => {
      const text = JSON.stringify(fact);
      for (const [rate, fault] of Object.entries(faults)) if (text.includes(rate)) fault();
      return [];
    },
  },
];
