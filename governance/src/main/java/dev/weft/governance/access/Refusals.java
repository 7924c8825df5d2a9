package dev.weft.governance.access;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

  static Decision.Deny noGrant(Principal who, String table, String domain, Set<String> owners) {
    return new Decision.Deny(
        ErrorCode.ACCESS_NO_GRANT,
        who.text() + " has no grant on " + table,
        ask(owners, domain) + " for a role in the domain or an agreement.");
  }

  static Decision.Deny internal(Principal who, TableFacts table) {
    return new Decision.Deny(
        ErrorCode.ACCESS_INTERNAL,
        who.text() + " may not read " + table.name() + ": the table is internal to its domain",
        "Read an output port, or ask for the role data_engineer in "
            + table.product().domain()
            + ".");
  }

  static Decision.Deny ended(Agreement agreement, TableFacts table, Set<String> owners) {
    return new Decision.Deny(
        ErrorCode.ACCESS_EXPIRED,
        "Agreement "
            + agreement.id()
            + " on "
            + table.name()
            + " ended on "
            + agreement.until().orElse(""),
        ask(owners, table.product().domain()) + " to renew it.");
  }

  static Decision.Deny notYet(Agreement agreement, TableFacts table) {
    return new Decision.Deny(
        ErrorCode.ACCESS_NO_GRANT,
        "Agreement "
            + agreement.id()
            + " on "
            + table.name()
            + " begins on "
            + agreement.from().orElse(""),
        "Wait until then.");
  }

  static Decision.Deny unknownGrant(String grant, Collection<String> known) {
    return new Decision.Deny(
        ErrorCode.ACCESS_GRANT_UNKNOWN,
        "None of your grants on these tables is called " + grant,
        known.isEmpty() ? "Leave it out." : "There is " + String.join(", ", known) + ".");
  }

  static Decision.Deny purpose(Question question, String purpose, Collection<String> possible) {
    return new Decision.Deny(
        ErrorCode.ACCESS_PURPOSE,
        question.principal().text() + " may not use this data for " + purpose,
        possible.isEmpty()
            ? "The tables have no purpose in common; ask them one by one."
            : "Possible: " + String.join(", ", possible) + ".");
  }

  static Decision.Deny noPurpose(Question question, List<List<Candidate>> candidates) {
    var each = new ArrayList<String>();
    for (int i = 0; i < candidates.size(); i++) {
      String purposes = String.join(", ", Purposes.all(candidates.get(i)));
      each.add(question.tables().get(i).name() + ": " + (purposes.isEmpty() ? "none" : purposes));
    }
    return new Decision.Deny(
        ErrorCode.ACCESS_PURPOSE,
        "There is no purpose that "
            + question.principal().text()
            + "'s grants on all tables contain",
        "They contain: " + String.join("; ", each) + ". A steward approves purposes.");
  }

  static Decision.Deny purposeOpen(Collection<String> possible) {
    return new Decision.Deny(
        ErrorCode.ACCESS_PURPOSE_OPEN,
        "Several purposes are possible: " + String.join(", ", possible),
        "State one of them, for instance --purpose " + possible.iterator().next() + ".");
  }

  static Decision.Deny noSinglePurpose(Grant grant, TableFacts table) {
    return new Decision.Deny(
        ErrorCode.ACCESS_PURPOSE,
        "The " + grant.text() + " on " + table.name() + " does not have exactly one purpose",
        "Write one agreement per purpose.");
  }

  static Decision.Deny outsideGrant(TableFacts table, String column, Grant chosen, Grant other) {
    return new Decision.Deny(
        ErrorCode.ACCESS_OUTSIDE_GRANT,
        column + " of " + table.name() + " is outside the " + chosen.text(),
        "Choose the grant that has it: --grant " + other.id() + ".");
  }

  static Decision.Deny policy(TableFacts table, String reason, Set<String> owners) {
    return new Decision.Deny(
        ErrorCode.ACCESS_POLICY,
        "Reading " + table.name() + " is denied by policy: " + strip(reason),
        ask(owners, table.product().domain()) + " about it.");
  }

  /// Says no more than naming each column would: every one of them is missing.
  static Decision.Deny nothingVisible(
      Principal who, TableFacts table, Optional<String> purpose, Set<String> owners) {
    return new Decision.Deny(
        ErrorCode.ACCESS_POLICY,
        who.text()
            + " may see nothing of "
            + table.name()
            + purpose.map(one -> " for " + one).orElse("")
            + ": every column is hidden",
        "weft access explain shows why. "
            + ask(owners, table.product().domain())
            + " for a purpose or an agreement that shows some.");
  }

  static Decision.Deny counts(Principal who, TableFacts table) {
    return new Decision.Deny(
        ErrorCode.ACCESS_POLICY, who.text() + " does not see every row of " + table.name(), "");
  }

  static Decision.Deny ownDecision(Principal who, String deed, String remedy) {
    return new Decision.Deny(
        ErrorCode.ACCESS_OWN_DECISION, who.text() + " may not " + deed, remedy);
  }

  private static String strip(String reason) {
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }

  private static String ask(Set<String> owners, String domain) {
    return owners.isEmpty()
        ? "Ask the owner of " + domain
        : "Ask its owner (" + String.join(", ", owners) + ")";
  }
}
