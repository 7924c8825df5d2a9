package dev.weft.build.check;

import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.error.Severity;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The checks of one table: those that its schema implies, then those that its rules name. Names
/// are unique within the table and stable as long as the contract is.
public final class ContractChecks {

  private final SchemaObject table;
  private final Map<String, Set<String>> siblings;
  private final List<Check> checks = new ArrayList<>();

  private ContractChecks(SchemaObject table, Map<String, Set<String>> siblings) {
    this.table = table;
    this.siblings = siblings;
  }

  /// All checks of a table.
  ///
  /// @param siblings tables of the same product with their columns; a foreign key into another
  ///   product is a promise and makes no check
  public static List<Check> of(SchemaObject table, Map<String, Set<String>> siblings) {
    var all = new ContractChecks(table, siblings);
    table.properties().forEach(all::addSchemaRules);
    all.addPrimaryKey();
    table.properties().forEach(all::addReferences);
    table.quality().forEach(rule -> all.addQuality(rule, Optional.empty()));
    table
        .properties()
        .forEach(
            property -> property.quality().forEach(r -> all.addQuality(r, Optional.of(property))));
    return all.numbered();
  }

  private void addSchemaRules(Property property) {
    String column = property.name();
    Constraints limits = property.constraints();
    if (property.required() || property.keyPosition() > 0) {
      addRow("required", property, new Rule.Required(column), "completeness");
    }
    if (limits.minimum().isPresent()
        || limits.maximum().isPresent()
        || limits.exclusiveMinimum().isPresent()
        || limits.exclusiveMaximum().isPresent()) {
      var range =
          new Rule.Range(
              column,
              limits.minimum(),
              limits.maximum(),
              limits.exclusiveMinimum(),
              limits.exclusiveMaximum());
      addRow("range", property, range, "conformity");
    }
    if (limits.minLength().isPresent() || limits.maxLength().isPresent()) {
      var length = new Rule.Length(column, limits.minLength(), limits.maxLength());
      addRow("length", property, length, "conformity");
    }
    limits
        .multipleOf()
        .ifPresent(
            factor ->
                addRow("multiple_of", property, new Rule.MultipleOf(column, factor), "conformity"));
    limits
        .pattern()
        .ifPresent(
            pattern ->
                addRow("pattern", property, new Rule.Pattern(column, pattern), "conformity"));
    if (property.unique()) {
      addSet("unique(" + column + ")", column, new Rule.Unique(List.of(column)), "uniqueness");
    }
  }

  private void addPrimaryKey() {
    List<String> key = table.primaryKey();
    if (!key.isEmpty()) {
      String columns = String.join(", ", key);
      addSet("primary_key(" + columns + ")", columns, new Rule.Unique(key), "uniqueness");
    }
  }

  private void addReferences(Property property) {
    for (Property.Reference reference : property.references()) {
      Set<String> columns = siblings.get(reference.table());
      if (columns != null && columns.contains(reference.column())) {
        String target = reference.table() + "." + reference.column();
        addSet(
            "references(" + property.name() + " -> " + target + ")",
            property.name(),
            new Rule.References(property.name(), reference.table(), reference.column()),
            "consistency");
      }
    }
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

  private void addRow(String word, Property property, Rule.OfRow rule, String dimension) {
    checks.add(
        new Check(
            word + "(" + property.name() + ")",
            table.name(),
            element(property.name()),
            rule,
            Severity.ERROR,
            dimension,
            property.quarantine()));
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
