package dev.weft.build.change.document;

import dev.weft.build.change.Difference;
import dev.weft.build.change.Direction;
import dev.weft.model.value.Value;

/// What differs between two versions of a data contract (ODCS), judged by the table of breaking
/// changes. The version itself is no change: it is what the changes are held against.
public final class ContractDifference {

  private ContractDifference() {}

  /// Everything that differs; documents that say the same have none.
  public static Difference between(Value.Fields old, Value.Fields now, Direction direction) {
    var changes = new Changes(direction);
    Element was = Element.of(old);
    Element is = Element.of(now);
    Spot root = Spot.root("the contract");
    Fundamentals.compare(was, is, root, changes);
    SchemaObjects.compare(was, is, root, changes);
    ServiceLevels.compare(was, is, root, changes);
    Servers.compare(was, is, root, changes);
    Roles.compare(was, is, root, changes);
    return changes.difference();
  }
}
