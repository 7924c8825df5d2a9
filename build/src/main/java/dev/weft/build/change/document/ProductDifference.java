package dev.weft.build.change.document;

import dev.weft.build.change.Difference;
import dev.weft.build.change.Direction;
import dev.weft.build.change.Rule;
import dev.weft.model.value.Value;
import java.util.Locale;
import java.util.Set;

/// What differs between two versions of a product's descriptor (Bitol ODPS), as its consumers see
/// it. What is inside the contracts of its ports is told by [ContractDifference].
public final class ProductDifference {

  private static final Set<String> JUDGED =
      Set.of(
          "id",
          "kind",
          "version",
          "status",
          "name",
          "domain",
          "outputPorts",
          "inputPorts",
          "managementPorts");
  private static final String RETIRED = "retired";

  private ProductDifference() {}

  /// Everything that differs; documents that say the same have none.
  public static Difference between(Value.Fields old, Value.Fields now) {
    var changes = new Changes(Direction.OUTPUT);
    Element was = Element.of(old);
    Element is = Element.of(now);
    Spot root = Spot.root("the product");
    changes.field("id", Rule.PRODUCT_REPLACED, was, is, root);
    changes.field("domain", Rule.PRODUCT_RENAMED, was, is, root);
    changes.field("name", Rule.PRODUCT_RENAMED, was, is, root);
    status(was, is, root, changes);
    OutputPorts.compare(was, is, root, changes);
    OtherPorts.inputs(was, is, root, changes);
    OtherPorts.management(was, is, root, changes);
    Wording.compare(was, is, root, JUDGED, changes);
    return changes.difference();
  }

  private static void status(Element old, Element now, Spot root, Changes changes) {
    String was = old.text("status").orElse("").toLowerCase(Locale.ROOT);
    String is = now.text("status").orElse("").toLowerCase(Locale.ROOT);
    if (!was.equals(is)) {
      Rule rule =
          switch (is) {
            case RETIRED -> Rule.PRODUCT_RETIRED;
            case "deprecated" ->
                was.equals(RETIRED) ? Rule.PRODUCT_STATUS : Rule.PRODUCT_DEPRECATED;
            default -> Rule.PRODUCT_STATUS;
          };
      changes.field("status", rule, old, now, root);
    }
  }
}
