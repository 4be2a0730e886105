// Every number that the prose asserts is what its native run gives, and what numbers.json says it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChapters } from '../../tools/weave/chapter.ts';
import { computeNumber } from '../../tools/weave/numbers.ts';
import { Problems } from '../../tools/weave/problems.ts';
import { root } from '../native.ts';

for (const chapter of readChapters(`${root}chapters`, new Problems())) {
  for (const [id, spec] of Object.entries(chapter.numbers)) {
    test(`${chapter.id}: ${id}`, () => {
      const value = computeNumber(spec);
      assert.ok(
        Math.abs(value - spec.value) <= spec.within,
        `${value} is further than ${spec.within} from ${spec.value}`,
      );
    });
  }
}
