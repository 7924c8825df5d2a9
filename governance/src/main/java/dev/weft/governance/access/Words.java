package dev.weft.governance.access;

import dev.weft.model.policy.AccessPolicy;

/// Sentences about policies in traces, warnings and incidents.
final class Words {

  private Words() {}

  /// `Policy mesh/personal_data_is_redacted`.
  static String policy(AccessPolicy policy) {
    return "Policy " + policy.scope() + "/" + policy.id();
  }

  static String warning(AccessPolicy policy, String on, String effect) {
    return policy(policy) + " will apply to " + on + ": " + effect + " (" + policy.reason() + ")";
  }

  static String incident(String owner, String why) {
    return owner + " could not be evaluated: " + why;
  }
}
