package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Person;
import java.util.HashMap;
import java.util.Map;

/// Nobody signs in as two people: an account of an issuer is one person's.
final class PeopleRules {

  private PeopleRules() {}

  static void check(MeshFolder folder, Findings findings) {
    Map<String, String> owners = new HashMap<>();
    for (Sourced<Person> person : folder.people()) {
      if (!person.value().kind().equals("service") && !person.value().retired()) {
        String account = person.value().account().orElse(person.name());
        String before = owners.putIfAbsent(account, person.name());
        if (before != null && !before.equals(person.name())) {
          findings.error(
              ErrorCode.DOC_DUPLICATE,
              person.at(person.value().account().isPresent() ? "/account" : "/name"),
              "`" + account + "` is the account of `" + before + "` already",
              "Give each person an account of their own");
        }
      }
    }
  }
}
