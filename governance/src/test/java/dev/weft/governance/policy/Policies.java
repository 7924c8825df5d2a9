package dev.weft.governance.policy;

import dev.weft.model.error.Place;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.AccessPolicy.Exemption;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Expression;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.policy.PolicyTest;
import dev.weft.model.policy.Stage;
import java.util.ArrayList;
import java.util.List;

/// Policies as tests write them.
public final class Policies {

  private final String id;
  private String scope = "mesh";
  private Stage stage = Stage.ENFORCE;
  private String match = "true";
  private Effect effect = new Effect.Show();
  private boolean retired;
  private final List<Exemption> exceptions = new ArrayList<>();
  private final List<PolicyTest> tests = new ArrayList<>();

  private Policies(String id) {
    this.id = id;
  }

  public static Policies policy(String id) {
    return new Policies(id);
  }

  public Policies in(String domain) {
    scope = domain;
    return this;
  }

  public Policies stage(Stage at) {
    stage = at;
    return this;
  }

  public Policies match(String text) {
    match = text;
    return this;
  }

  public Policies mask(Mask mask) {
    effect = new Effect.Masked(mask);
    return this;
  }

  public Policies hide() {
    effect = new Effect.Hide();
    return this;
  }

  public Policies deny() {
    effect = new Effect.Deny();
    return this;
  }

  public Policies filter(String text) {
    effect = new Effect.Filter(expression(text));
    return this;
  }

  public Policies group(int n, String subject, String... by) {
    effect = new Effect.Group(new MinimumGroup(n, subject, List.of(by)));
    return this;
  }

  public Policies unless(String when) {
    return unless(when, new Effect.Show());
  }

  public Policies unless(String when, Effect instead) {
    exceptions.add(new Exemption(expression(when), instead));
    return this;
  }

  public Policies test(PolicyTest test) {
    tests.add(test);
    return this;
  }

  public Policies retire() {
    retired = true;
    return this;
  }

  public AccessPolicy make() {
    return new AccessPolicy(
        id,
        scope,
        stage,
        "Because of " + id + ".",
        expression(match),
        effect,
        exceptions,
        tests,
        retired);
  }

  public Versioned<AccessPolicy> version(long number) {
    return new Versioned<>(make(), number);
  }

  /// An expression that begins in line 7, column 8 of its file.
  public static Expression expression(String text) {
    return new Expression(text, new Place("policies/p.yaml", 7, 8, "/match"));
  }
}
