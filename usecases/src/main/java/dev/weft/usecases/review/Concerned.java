package dev.weft.usecases.review;

import dev.weft.catalog.review.ProposedChange;
import dev.weft.governance.access.Facts;
import dev.weft.model.mesh.Role;
import java.util.Set;
import java.util.TreeSet;

/// Who has a say in a proposed change, by name: those who answer for what it touches, and for
/// consumers of what it breaks.
public final class Concerned {

  private static final Set<Role> OF_DOMAIN =
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER, Role.STEWARD);
  private static final Set<Role> OF_MESH = Set.of(Role.GOVERNANCE_LEAD, Role.PLATFORM_ENGINEER);
  private static final String PERSON = "person:";

  private Concerned() {}

  /// Their names as members are written, the proposer's not among them.
  public static Set<String> by(ProposedChange change, Facts facts) {
    var names = new TreeSet<String>();
    for (String domain : Audience.domains(change)) {
      names.addAll(facts.holders(OF_DOMAIN, domain));
    }
    for (String who : change.audience()) {
      if (who.equals(Audience.MESH)) {
        names.addAll(facts.holders(OF_MESH, ""));
      } else if (who.startsWith(PERSON)) {
        names.add(who.substring(PERSON.length()));
      } else if (who.startsWith("service:")) {
        names.add(who);
      }
    }
    names.remove(change.proposer());
    return names;
  }
}
