import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute and more, the longest first: begun last, one of them would run alone at the end. */
const longest = [
  'tests/faults/faults.test.ts',
  'tests/e2e/pages.test.ts',
  'tests/e2e/verbs.test.ts',
  'tests/conformance/conformance.test.ts',
  'tests/e2e/order-to-cash.test.ts',
  'tests/e2e/hand-on.test.ts',
  'tests/faults/crash-points/crash-points.test.ts',
  'tests/e2e/designer-pages.test.ts',
];

/** The order of the files of a run. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) =>
      longest.findIndex((path) => moduleId.endsWith(`/${path}`));
    const others = await super.sort(files.filter((file) => placeOf(file) < 0));
    const long = files.filter((file) => placeOf(file) >= 0);
    return [...long.sort((one, other) => placeOf(one) - placeOf(other)), ...others];
  }
}
