// A learner's record to test with, and what the book says of its exercises.
import { emptyRecord, type LearnerRecord } from '../../../web/progress/record.ts';
import type { Listing } from '../../../web/progress/report.ts';

export const making = { made: '2026-05-04T08:00:00.000Z', book: '0.1.0+12345678' };

/** Two questions answered, one program with two versions, and a text that nobody can read. */
export function anna(): LearnerRecord {
  return {
    ...emptyRecord('reader', '安娜 <Anna>'),
    answers: new Map([
      [
        'first-spike',
        { given: 28, tries: 2, solved: true, at: '2026-05-01T10:00:00.000Z', helped: false },
      ],
      ['double-tau', { given: 'both', tries: 1, solved: false, at: '', helped: false }],
      [
        'lif-rate',
        { given: 'js', tries: 3, solved: true, at: '2026-05-02T10:00:00.000Z', helped: true },
      ],
    ]),
    work: new Map([
      [
        'lif-rate',
        {
          drafts: { js: 'function lif_rate() {}\n' },
          versions: [
            {
              at: '2026-05-01T11:00:00.000Z',
              language: 'js' as const,
              code: '// first\n',
              solved: false,
            },
            {
              at: '2026-05-02T10:00:00.000Z',
              language: 'js' as const,
              code: 'return 1 < 2; // <output>\r\n',
              solved: true,
            },
          ],
          hints: 2,
          shown: '2026-05-02T09:00:00.000Z',
        },
      ],
    ]),
    reading: new Map([['01-neuron', 0.75]]),
    unreadable: new Map([['work/siegert-rate/1714550000000', '{"dra']]),
  };
}

export const listings: Listing[] = [
  {
    chapter: '1 The neuron',
    exercises: [
      { id: 'first-spike', title: 'When does the first spike come?', kind: 'Predict' },
      { id: 'double-tau', title: 'You double τm.', kind: 'Choose' },
      { id: 'at-rheobase', title: 'At exactly 1.5 nA?', kind: 'Choose' },
      { id: 'lif-rate', title: 'The rate in one formula', kind: 'Write it yourself' },
    ],
  },
];
