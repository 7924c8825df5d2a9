package dev.weft.governance.access;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Role;
import java.util.Set;
import java.util.stream.Collectors;

/// Every refusal of the kernel with its sentence.
final class Refusals {

  private Refusals() {}

  static Decision role(Principal who, Action action, String domain, Set<String> holders) {
    String where = domain.isEmpty() ? "on the mesh" : "in domain " + domain;
    String roles =
        action.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", "));
    return new Decision.Deny(
        ErrorCode.ACCESS_ROLE,
        who.text() + " may not " + action.words() + " " + where + ": that takes " + roles,
        holders.isEmpty() ? "" : "Ask " + String.join(", ", holders) + ".");
  }

  static Decision noGrant(Principal who, ReadTable table, Set<String> owners) {
    return new Decision.Deny(
        ErrorCode.ACCESS_NO_GRANT,
        who.text() + " has no grant on " + name(table),
        (owners.isEmpty()
                ? "Ask the owner of " + table.product().domain()
                : "Ask its owner (" + String.join(", ", owners) + ")")
            + " for a role in the domain or an agreement.");
  }

  static Decision internal(Principal who, ReadTable table) {
    return new Decision.Deny(
        ErrorCode.ACCESS_INTERNAL,
        who.text() + " may not read " + name(table) + ": the table is internal to its domain",
        "Read an output port, or ask for the role data_engineer in "
            + table.product().domain()
            + ".");
  }

  static Decision personal(ReadTable table) {
    return new Decision.Deny(
        ErrorCode.ACCESS_PERSONAL,
        "Reading "
            + name(table)
            + " is refused: it has a column labelled personal or higher, or not labelled at all",
        "Such tables open when access policies can be evaluated; read one without personal columns.");
  }

  static Decision rows(Agreement agreement, ReadTable table) {
    return new Decision.Deny(
        ErrorCode.ACCESS_NO_GRANT,
        "Agreement " + agreement.id() + " restricts rows of " + name(table),
        "Row expressions open when access policies can be evaluated; agree without rows until then.");
  }

  static Decision noColumns(Agreement agreement, ReadTable table) {
    return new Decision.Deny(
        ErrorCode.ACCESS_NO_GRANT,
        "Agreement " + agreement.id() + " covers no column of " + name(table),
        "Name the columns in the agreement.");
  }

  private static String name(ReadTable table) {
    return table.product().domain() + "." + table.product().name() + "." + table.table();
  }
}
