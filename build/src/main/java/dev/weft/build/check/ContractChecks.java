package dev.weft.build.check;

import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.ForeignKey;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.error.Severity;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The checks of one table: those that its schema implies, then those that its rules name. Names
/// are unique within the table and stable as long as the contract is.
public final class ContractChecks {

  /// Formats that types of tables see to.
  private static final Set<String> OURS = Set.of("i32", "i64", "i128");

  private final SchemaObject table;
  private final Map<String, Set<String>> siblings;
  private final boolean ours;
  private final List<Check> checks = new ArrayList<>();

  private ContractChecks(SchemaObject table, Map<String, Set<String>> siblings, boolean ours) {
    this.table = table;
    this.siblings = siblings;
    this.ours = ours;
  }

  /// All checks of a table.
  ///
  /// @param siblings tables of the same product with their columns; a foreign key into another
  ///   product is a promise that is not measured
  public static List<Check> of(SchemaObject table, Map<String, Set<String>> siblings) {
    var all = new ContractChecks(table, siblings, true);
    all.addAll();
    return all.numbered();
  }

  /// All checks of data that Weft did not write: first whether it can be read, has the columns and
  /// has them in their types, which a build sees to by itself; then those of every table.
  ///
  /// @param siblings as of [#of]
  public static List<Check> ofData(SchemaObject table, Map<String, Set<String>> siblings) {
    var all = new ContractChecks(table, siblings, false);
    all.addSet("readable(" + table.name() + ")", "", new Rule.Intact(), "conformity");
    for (Property property : table.properties()) {
      String column = property.name();
      all.addSet("present(" + column + ")", column, new Rule.Present(column), "completeness");
      var type = new Rule.OfType(column, word(property.type()));
      all.addSet("type(" + column + ")", column, type, "conformity");
    }
    all.addAll();
    return all.numbered();
  }

  /// How wide a number is, is no matter of its type but of its format.
  private static String word(Type type) {
    if (type == Type.Primitive.INT || type == Type.Primitive.LONG) {
      return "integer";
    }
    return type == Type.Primitive.FLOAT || type == Type.Primitive.DOUBLE ? "number" : type.word();
  }

  private void addAll() {
    table.properties().forEach(this::addSchemaRules);
    addPrimaryKey();
    table.references().forEach(this::addReference);
    table.quality().forEach(rule -> addQuality(rule, Optional.empty()));
    table
        .properties()
        .forEach(property -> property.quality().forEach(r -> addQuality(r, Optional.of(property))));
  }

  private void addSchemaRules(Property property) {
    String column = property.name();
    boolean required = property.required() || property.keyPosition() > 0;
    var values = new ValueRules(keptBy(property.type()));
    for (ValueRules.Named named : values.of(column, required, property.constraints())) {
      add(named.word(), property, named.rule(), named.dimension());
    }
    if (property.unique()) {
      addSet("unique(" + column + ")", column, new Rule.Unique(List.of(column)), "uniqueness");
    }
    var inside = new ValueRules(ours ? OURS : Set.of());
    for (InnerRules.Found inner : InnerRules.of(table.name(), property, inside)) {
      checks.add(
          new Check(
              inner.name(),
              table.name(),
              element(inner.place()),
              inner.rule(),
              QualityRules.severity(inner.severity()),
              inner.dimension(),
              property.quarantine() && inner.rule() instanceof Rule.OfRow));
    }
  }

  /// Formats of numbers that nobody can break in a table of Weft, as its type holds no others.
  private Set<String> keptBy(Type type) {
    if (!ours) {
      return Set.of();
    }
    if (type == Type.Primitive.INT) {
      return Set.of("i32");
    }
    return type == Type.Primitive.LONG ? Set.of("i64") : Set.of("i128");
  }

  private void addPrimaryKey() {
    List<String> key = table.primaryKey();
    if (!key.isEmpty()) {
      String columns = String.join(", ", key);
      addSet("primary_key(" + columns + ")", columns, new Rule.Unique(key), "uniqueness");
    } else {
      for (Property property : table.properties()) {
        for (InnerKeys.Found<Rule.Inside> inner : new InnerKeys(property).ofTable()) {
          String name = "primary_key(" + inner.places() + ")";
          addSet(name, inner.places(), inner.rule(), "uniqueness");
        }
      }
    }
  }

  private void addReference(ForeignKey key) {
    String columns = key.columns().stream().map(ColumnPath::text).collect(Collectors.joining(", "));
    String targets =
        key.targets().stream()
            .map(target -> key.table() + "." + target.text())
            .collect(Collectors.joining(", "));
    String name = "references(" + columns + " -> " + targets + ")";
    rule(key).ifPresent(rule -> addSet(name, columns, rule, "consistency"));
  }

  private Optional<Rule.OfSet> rule(ForeignKey key) {
    if (key.hindrance().isPresent()) {
      return key.hindrance().map(Rule.Unmeasurable::new);
    }
    List<String> targets = key.targets().stream().map(ColumnPath::column).toList();
    boolean elsewhere = !key.contractFile().isEmpty();
    if (ours && elsewhere) {
      return Optional.of(new Rule.NotExecutable("it points to what this product does not hold"));
    }
    boolean here = siblings.getOrDefault(key.table(), Set.of()).containsAll(targets);
    if (!ours && (!here || elsewhere)) {
      return Optional.of(new Rule.NotExecutable("it points to what this contract does not hold"));
    }
    return here
        ? Optional.of(new Rule.References(key.columns(), key.table(), key.targets()))
        : Optional.empty();
  }

  private void addQuality(QualityRule rule, Optional<Property> property) {
    String column = property.map(Property::name).orElse("");
    Rule executable = QualityRules.executable(rule, table.name(), column);
    String name = rule.name().isEmpty() ? QualityRules.nameOf(rule, column) : rule.name();
    boolean quarantine = rule.quarantine() && executable instanceof Rule.OfRow;
    checks.add(
        new Check(
            name,
            table.name(),
            element(column),
            executable,
            QualityRules.severity(rule.severity()),
            rule.dimension(),
            quarantine));
  }

  private void add(String word, Property property, Rule rule, String dimension) {
    checks.add(
        new Check(
            word + "(" + property.name() + ")",
            table.name(),
            element(property.name()),
            rule,
            Severity.ERROR,
            dimension,
            property.quarantine() && rule instanceof Rule.OfRow));
  }

  private void addSet(String name, String column, Rule.OfSet rule, String dimension) {
    checks.add(
        new Check(name, table.name(), element(column), rule, Severity.ERROR, dimension, false));
  }

  private String element(String column) {
    return column.isEmpty() ? table.name() : table.name() + "." + column;
  }

  /// Gives the second and later checks of one name a number.
  private List<Check> numbered() {
    var seen = new java.util.HashMap<String, Integer>();
    var unique = new ArrayList<Check>();
    for (Check check : checks) {
      int count = seen.merge(check.name(), 1, Integer::sum);
      unique.add(count == 1 ? check : renamed(check, check.name() + " " + count));
    }
    return List.copyOf(unique);
  }

  private static Check renamed(Check check, String name) {
    return new Check(
        name,
        check.table(),
        check.element(),
        check.rule(),
        check.severity(),
        check.dimension(),
        check.quarantine());
  }
}
