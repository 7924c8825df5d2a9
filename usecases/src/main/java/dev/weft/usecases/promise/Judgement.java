package dev.weft.usecases.promise;

/// Where a promise stands, and by what.
///
/// @param measured moments, not ages: it says the same until something happens or is due
record Judgement(PromiseState state, String measured) {

  static final Judgement PROMISE = new Judgement(PromiseState.PROMISE, "");

  static Judgement unmeasured(String why) {
    return new Judgement(PromiseState.NOT_MEASURED, why);
  }
}
