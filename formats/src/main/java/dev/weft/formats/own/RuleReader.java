package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.policy.Expression;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Knob;
import dev.weft.model.policy.Mend;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.model.policy.RuleSubject;
import dev.weft.model.policy.RuleTest;
import dev.weft.model.policy.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/// Reads a `Rule`. Its expressions are kept with their places; they are typed where rules are
/// judged.
public final class RuleReader {

  private static final List<String> SUBJECTS =
      Arrays.stream(RuleSubject.values()).map(RuleSubject::word).toList();

  private RuleReader() {}

  /// Reads a rule that stands in the folder of a scope.
  ///
  /// @param scope `mesh` or the name of a domain; empty when unknown
  public static Optional<Sourced<GovernanceRule>> read(
      YamlDocument document, String scope, Findings findings) {
    return OwnDocument.read(document, findings, fields -> body(fields, scope), GovernanceRule::id);
  }

  private static Supplier<GovernanceRule> body(Fields fields, String folder) {
    String id = fields.name("id", "rule");
    String scope = PolicyParts.scope(fields, folder);
    Optional<RuleSubject> on = RuleSubject.find(fields.word("on", SUBJECTS));
    Stage stage = PolicyParts.stage(fields);
    String reason = fields.text("reason");
    SortedMap<String, Knob> knobs = KnobReader.read(fields);
    boolean answers = fields.has("then") || fields.has("when");
    Expression require = PolicyParts.expression(fields, answers ? "when" : "require");
    Optional<RuleAnswer> then =
        answers ? RuleAnswerReader.read(fields, scope, on) : Optional.empty();
    Optional<Expression> message =
        fields.has("message")
            ? Optional.of(PolicyParts.expression(fields, "message"))
            : Optional.empty();
    String fix = fields.findText("fix").orElse("");
    List<Mend> mends = MendReader.read(fields, on);
    int days =
        fields
            .findWhole("maxWaiverDays", 0, 36_500)
            .map(Long::intValue)
            .orElse(GovernanceRule.MAX_WAIVER_DAYS);
    List<RuleTest> tests = answers ? RuleTestReader.ofAnswer(fields) : RuleTestReader.read(fields);
    boolean retired = fields.isRetired();
    return () ->
        new GovernanceRule(
            id,
            scope,
            on.orElseThrow(),
            stage,
            reason,
            knobs,
            require,
            then,
            message,
            fix,
            mends,
            days,
            tests,
            retired);
  }
}
