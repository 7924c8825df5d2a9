package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Names;
import dev.weft.model.mesh.Team;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads a `Team`.
public final class TeamReader {

  private static final String SERVICE = "service:";

  private TeamReader() {}

  public static Optional<Sourced<Team>> read(YamlDocument document, Findings findings) {
    return OwnDocument.read(document, findings, TeamReader::body, Team::name);
  }

  private static Supplier<Team> body(Fields fields) {
    String name = fields.name("name", "team");
    String title = fields.findText("title").orElse(name);
    List<String> members = members(fields);
    List<String> groups = groups(fields);
    boolean retired = fields.isRetired();
    return () -> new Team(name, title, members, groups, retired);
  }

  private static List<String> members(Fields fields) {
    List<String> members = fields.texts("members");
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < members.size(); at++) {
      String who = members.get(at);
      String name = who.startsWith(SERVICE) ? who.substring(SERVICE.length()) : who;
      if (!Names.isValid(name)) {
        fields
            .findings()
            .error(
                ErrorCode.DOC_NAME,
                place(fields, "members", at),
                Names.explain("person", who),
                "A service account is written service:name; no team is in a team");
      }
      twice(fields, "members", at, seen.add(who));
    }
    return members;
  }

  private static List<String> groups(Fields fields) {
    List<String> groups = fields.texts("groups");
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < groups.size(); at++) {
      String group = groups.get(at);
      if (group.isBlank() || group.length() > 200) {
        fields.wrong(
            place(fields, "groups", at),
            "The name of a group is empty or longer than 200 characters",
            "Write it as the issuer does");
      }
      twice(fields, "groups", at, seen.add(group));
    }
    return groups;
  }

  private static void twice(Fields fields, String list, int at, boolean first) {
    if (!first) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_DUPLICATE,
              place(fields, list, at),
              "It stands in `" + list + "` twice",
              "Keep one of them");
    }
  }

  private static Place place(Fields fields, String list, int at) {
    List<Node> items = fields.items(list);
    return at < items.size() ? items.get(at).place() : fields.at(list);
  }
}
