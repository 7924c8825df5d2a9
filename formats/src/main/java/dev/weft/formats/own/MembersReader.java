package dev.weft.formats.own;

import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Names;
import dev.weft.model.mesh.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `members:`. Roles of the mesh stand in `mesh.yaml` only, roles of a domain in
/// `domain.yaml` only.
final class MembersReader {

  private static final Pattern ACCOUNT = Pattern.compile("(service|team):[a-z][a-z0-9_]{0,62}");

  private final Set<Role> legal = new LinkedHashSet<>();
  private final String elsewhere;

  private MembersReader(boolean ofMesh, String elsewhere) {
    Arrays.stream(Role.values()).filter(role -> role.ofMesh() == ofMesh).forEach(legal::add);
    this.elsewhere = elsewhere;
  }

  static MembersReader ofMesh() {
    return new MembersReader(true, "is a role in a domain; give it in that domain's domain.yaml");
  }

  static MembersReader ofDomain() {
    return new MembersReader(false, "is a role in the mesh; give it in mesh.yaml");
  }

  List<Member> read(Fields owner) {
    List<Member> members = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Fields fields : owner.groups("members", "a member")) {
      String who = who(fields);
      if (!who.isEmpty() && !seen.add(who)) {
        fields
            .findings()
            .error(
                ErrorCode.DOC_DUPLICATE,
                fields.at("who"),
                "`" + who + "` is a member twice",
                "Put all roles into one entry");
      }
      Set<Role> roles = roles(fields);
      members.add(new Member(who, roles, fields.texts("purposes")));
      fields.close();
    }
    return members;
  }

  private static String who(Fields fields) {
    String who = fields.text("who");
    if (!who.isEmpty() && !Names.isValid(who) && !ACCOUNT.matcher(who).matches()) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_NAME,
              fields.at("who"),
              Names.explain("person", who),
              "A service account is written service:name, a team team:name");
    }
    return who;
  }

  private Set<Role> roles(Fields fields) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Node item : fields.items("roles")) {
      String word = item.textOrNull();
      if (word == null) {
        fields.wrongType("roles", item, "a list of words", "");
        continue;
      }
      Role role = Role.find(word).orElse(null);
      if (role == null) {
        List<String> words = legal.stream().map(Role::word).toList();
        fields.wrong(
            item.place(),
            "`" + word + "` is no role",
            Guess.hint(word, words, "Use one of " + String.join(", ", words)));
      } else if (!legal.contains(role)) {
        fields.wrong(item.place(), "`" + word + "` " + elsewhere, "");
      } else {
        roles.add(role);
      }
    }
    if (!fields.has("roles")) {
      fields.missing("roles");
    }
    return roles;
  }
}
