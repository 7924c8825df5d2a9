package dev.weft.model.policy;

import java.util.List;
import java.util.stream.Stream;

/// The document `AccessPolicy`: what a caller sees of the columns or tables that it matches. It
/// never grants, it only narrows.
///
/// @param scope `mesh` or the name of a domain
/// @param exceptions the first that holds takes the place of the effect
public record AccessPolicy(
    String id,
    String scope,
    Stage stage,
    String reason,
    Expression match,
    Effect effect,
    List<Exemption> exceptions,
    List<PolicyTest> tests,
    boolean retired) {

  /// The scope of documents that hold in every domain.
  public static final String MESH = "mesh";

  /// When something else happens instead of the policy's effect.
  public record Exemption(Expression when, Effect effect) {}

  public AccessPolicy {
    exceptions = List.copyOf(exceptions);
    tests = List.copyOf(tests);
  }

  /// The effect and those of all exceptions.
  public List<Effect> effects() {
    return Stream.concat(Stream.of(effect), exceptions.stream().map(Exemption::effect)).toList();
  }

  /// Whether it judges whole tables rather than columns.
  public boolean onTables() {
    return effects().stream().anyMatch(Effect::onTable);
  }
}
