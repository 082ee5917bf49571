/** Steps one revision may take before what is left stays unknown. */
const maxSteps = 4_000_000;
/** Steps to follow one call; what takes more is left as a call. */
const maxStepsOfCall = 10_000;

/** The steps that one revision, and each call in it, may take. */
export class Budget {
  /** Whether the revision has none left. */
  exhausted = false;
  /** How many calls were left as calls. */
  cuts = 0;
  #steps = 0;
  #limit = Number.POSITIVE_INFINITY;

  step(): boolean {
    if (++this.#steps > maxSteps) this.exhausted = true;
    return !this.exhausted;
  }

  /** Steps for copying a long list of parts or arguments; false where the call or the revision has none left. */
  copies(items: number): boolean {
    this.#steps += items / 4;
    if (this.#steps > maxSteps) this.exhausted = true;
    return !this.exhausted && !this.isCut();
  }

  /** Follows one call with the steps that one may take; null where they were not enough, so that it stays a call. */
  within<T>(follow: () => T): T | null {
    const isOutermost = this.#limit === Number.POSITIVE_INFINITY;
    if (isOutermost) this.#limit = this.#steps + maxStepsOfCall;
    try {
      const found = follow();
      const isCut = this.isCut();
      if (isCut) this.cuts++;
      return isCut ? null : found;
    } finally {
      // Also where the call is nested too deeply: the next one has its own steps.
      if (isOutermost) this.#limit = Number.POSITIVE_INFINITY;
    }
  }

  /** Whether the call that is followed has taken all its steps. */
  isCut(): boolean {
    return this.#steps > this.#limit;
  }

  /** Takes the limit of the call away for what has calls of its own, until the function that it gives is called. */
  pause(): () => void {
    const [limit, steps] = [this.#limit, this.#steps];
    this.#limit = Number.POSITIVE_INFINITY;
    return () => {
      this.#limit = limit + this.#steps - steps;
    };
  }
}
