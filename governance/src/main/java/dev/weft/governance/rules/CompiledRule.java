package dev.weft.governance.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.weft.governance.expression.Mistakes;
import dev.weft.governance.expression.Typed;
import dev.weft.governance.expression.Unresolved;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.policy.Expression;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A rule whose expressions are typed. Thread-safe.
public final class CompiledRule {

  private final GovernanceRule rule;
  private final RuleTypes types;
  private final Map<String, Object> constants;
  private final Typed<CelRuntime.Program> require;
  private final Optional<Typed<CelRuntime.Program>> message;
  private final List<Finding> findings;

  CompiledRule(
      GovernanceRule rule, RuleTypes types, Map<String, Object> constants, CelRuntime runtime) {
    this.rule = rule;
    this.types = types;
    this.constants = Map.copyOf(constants);
    this.require = typed(rule.require(), SimpleType.BOOL, runtime);
    this.message = rule.message().map(text -> typed(text, SimpleType.STRING, runtime));
    var mistakes = new ArrayList<Finding>(require.problems());
    message.ifPresent(sentence -> mistakes.addAll(sentence.problems()));
    this.findings = List.copyOf(mistakes);
  }

  private Typed<CelRuntime.Program> typed(
      Expression expression, CelType result, CelRuntime runtime) {
    var mistakes = new Mistakes(expression, types, ErrorCode.RULE_EXPRESSION);
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(types.structs())
            .setResultType(result);
    types.variables().forEach(compiler::addVar);
    try {
      CelAbstractSyntaxTree tree = compiler.build().compile(expression.text()).getAst();
      return new Typed.Sound<>(runtime.createProgram(tree));
    } catch (CelValidationException e) {
      return new Typed.Broken<>(mistakes.of(e));
    } catch (CelEvaluationException e) {
      return new Typed.Broken<>(List.of(mistakes.whole(Unresolved.of(e).why())));
    }
  }

  public GovernanceRule rule() {
    return rule;
  }

  /// What is wrong with its expressions; nobody can say what breaks a rule with findings.
  public List<Finding> findings() {
    return findings;
  }

  /// What it says of facts under values of its knobs.
  ///
  /// @param facts variables by name; what is missing is empty
  public Verdict judge(Value.Fields facts, SortedMap<String, Value> knobs) {
    var all = new HashMap<String, Value>(facts.fields());
    all.put("knobs", new Value.Fields(knobs));
    var completion = new Completion();
    Map<String, Object> scene = new HashMap<>(completion.of(types.shapes(), new Value.Fields(all)));
    scene.putAll(constants);
    if (!completion.problems().isEmpty()) {
      return new Verdict.Unclear(String.join(", ", completion.problems()));
    }
    if (!(require instanceof Typed.Sound<CelRuntime.Program>(CelRuntime.Program holds))
        || !findings.isEmpty()) {
      return new Verdict.Unclear("its expressions have errors");
    }
    try {
      return Boolean.TRUE.equals(holds.eval(scene))
          ? new Verdict.Kept()
          : new Verdict.Broken(message(scene));
    } catch (CelEvaluationException e) {
      return new Verdict.Unclear(Unresolved.of(e).why());
    }
  }

  /// A sentence that cannot be made must not hide what is broken.
  private String message(Map<String, Object> scene) {
    try {
      return message.orElse(null)
              instanceof Typed.Sound<CelRuntime.Program>(CelRuntime.Program sentence)
          ? String.valueOf(sentence.eval(scene))
          : rule.reason();
    } catch (CelEvaluationException e) {
      return rule.reason();
    }
  }
}
