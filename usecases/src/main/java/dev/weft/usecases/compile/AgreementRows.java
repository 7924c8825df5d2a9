package dev.weft.usecases.compile;

import dev.weft.governance.policy.PolicySet;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.policy.Expression;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Judges row expressions of agreements against the tables that they are about.
public final class AgreementRows {

  private AgreementRows() {}

  /// What keeps the expressions from being filters of a product's tables. Tables that no contract
  /// of an output port has are passed over.
  ///
  /// @param rows table to row expression
  /// @param place where the expression of a table begins
  public static List<Finding> problems(
      PolicySet policies,
      ProductFolder product,
      Map<String, String> rows,
      Function<String, Place> place) {
    var findings = new ArrayList<Finding>();
    for (Sourced<Contract> contract : product.contracts().values()) {
      for (SchemaObject table : contract.value().objects()) {
        String text = rows.get(table.name());
        if (text != null) {
          var filter = new Expression(text, place.apply(table.name()));
          findings.addAll(problems(policies, filter, product, table));
        }
      }
    }
    return findings;
  }

  /// What keeps a filter from being one of a table.
  static List<Finding> problems(
      PolicySet policies, Expression filter, ProductFolder product, SchemaObject table) {
    return policies.problems(filter, types(table)).stream()
        .map(
            finding ->
                Finding.error(
                    finding.code(),
                    finding.place(),
                    finding.message() + ", for table " + product.id() + ":" + table.name(),
                    finding.hint()))
        .toList();
  }

  private static SortedMap<String, Type> types(SchemaObject table) {
    var types = new TreeMap<String, Type>();
    table.properties().forEach(property -> types.put(property.name(), property.type()));
    return types;
  }
}
