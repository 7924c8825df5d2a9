package dev.weft.usecases.replay;

import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.usecases.replay.ReplayView.PolicyChange;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How the policies of a folder differ from those that are applied.
final class PolicyChanges {

  private PolicyChanges() {}

  /// Those that differ in what they do, in the folder's order.
  ///
  /// @param reads whether the caller may read what is applied in a scope
  static List<PolicyChange> of(MeshFolder applied, MeshFolder folder, Predicate<String> reads) {
    return folder.policies().stream()
        .flatMap(coming -> change(known(applied, coming), coming.document().value()).stream())
        .map(
            change ->
                reads.test(change.scope())
                    ? change
                    : new PolicyChange(
                        change.scope(), change.id(), change.action(), List.of(), change.after()))
        .toList();
  }

  private static Optional<AccessPolicy> known(MeshFolder applied, Scoped<AccessPolicy> coming) {
    return applied.policies().stream()
        .filter(scoped -> scoped.scope().equals(coming.scope()))
        .map(scoped -> scoped.document().value())
        .filter(policy -> policy.id().equals(coming.document().value().id()))
        .filter(policy -> !policy.retired())
        .findFirst();
  }

  private static Optional<PolicyChange> change(Optional<AccessPolicy> known, AccessPolicy coming) {
    List<String> before = known.map(PolicyChanges::words).orElse(List.of());
    List<String> after = coming.retired() ? List.of() : words(coming);
    if (before.equals(after)) {
      return Optional.empty();
    }
    String action = before.isEmpty() ? "add" : after.isEmpty() ? "remove" : "change";
    return Optional.of(new PolicyChange(coming.scope(), coming.id(), action, before, after));
  }

  private static List<String> words(AccessPolicy policy) {
    return Stream.concat(
            Stream.of(
                policy.stage().word()
                    + " "
                    + policy.effect().words()
                    + " where "
                    + text(policy.match().text())),
            policy.exceptions().stream()
                .map(except -> except.effect().words() + " when " + text(except.when().text())))
        .toList();
  }

  private static String text(String expression) {
    return expression.strip().replaceAll("\\s+", " ");
  }
}
