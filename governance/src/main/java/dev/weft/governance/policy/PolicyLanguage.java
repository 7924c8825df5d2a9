package dev.weft.governance.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.weft.governance.expression.Condition;
import dev.weft.governance.expression.Mistakes;
import dev.weft.governance.expression.Typed;
import dev.weft.governance.expression.Unresolved;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.policy.Expression;
import dev.weft.model.table.Type;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/// Types and compiles the expressions of policies under one vocabulary. The first one made loads
/// CEL, which takes half a second: make it when something is decided, not at the start.
/// Thread-safe.
final class PolicyLanguage {

  private final SceneTypes types;
  private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
  private final Map<Sees, CelCompiler> compilers = new EnumMap<>(Sees.class);

  PolicyLanguage(Vocabulary vocabulary) {
    this.types = SceneTypes.of(vocabulary);
    for (Sees sees : Sees.values()) {
      if (sees != Sees.FILTER) {
        compilers.put(sees, compiler(types, sees).build());
      }
    }
  }

  private static CelCompilerBuilder compiler(SceneTypes types, Sees sees) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(types)
            .setResultType(SimpleType.BOOL);
    types
        .variables()
        .forEach(
            (name, type) -> {
              if (types.isFamily(name) || sees.names().contains(name)) {
                builder.addVar(name, type);
              }
            });
    return builder;
  }

  private CelCompiler compiler(Sees sees) {
    return Objects.requireNonNull(compilers.get(sees));
  }

  /// Types a `match` or `when`.
  Typed<Condition> condition(Expression expression, Sees sees) {
    try {
      CelAbstractSyntaxTree tree = compiler(sees).compile(expression.text()).getAst();
      return new Typed.Sound<>(new Condition(runtime.createProgram(tree)));
    } catch (CelValidationException e) {
      return new Typed.Broken<>(mistakes(expression, sees).of(e));
    } catch (CelEvaluationException e) {
      return new Typed.Broken<>(List.of(mistakes(expression, sees).whole(Unresolved.of(e).why())));
    }
  }

  private Mistakes mistakes(Expression expression, Sees sees) {
    return new Mistakes(
        expression, new PolicySurroundings(sees, types), ErrorCode.POLICY_EXPRESSION);
  }

  /// Types a filter and binds it to the columns of a table.
  Typed<RowFilter> filter(Expression expression, SortedMap<String, Type> columns) {
    SceneTypes withRow = types.withRow(columns.keySet());
    var mistakes =
        new Mistakes(
            expression, new PolicySurroundings(Sees.FILTER, withRow), ErrorCode.POLICY_FILTER);
    try {
      CelAbstractSyntaxTree tree =
          compiler(withRow, Sees.FILTER)
              .addFunctionDeclarations(literal("date"), literal("decimal"))
              .build()
              .compile(expression.text())
              .getAst();
      return new Typed.Sound<>(new RowFilterReader(tree, runtime, columns).read());
    } catch (CelValidationException e) {
      return new Typed.Broken<>(mistakes.of(e));
    } catch (NoFilter e) {
      return new Typed.Broken<>(
          List.of(mistakes.at(e.location(), String.valueOf(e.getMessage()), e.remedy())));
    }
  }

  private static CelFunctionDecl literal(String function) {
    return CelFunctionDecl.newFunctionDeclaration(
        function,
        CelOverloadDecl.newGlobalOverload("weft_" + function, SimpleType.DYN, SimpleType.STRING));
  }
}
