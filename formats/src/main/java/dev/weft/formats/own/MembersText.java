package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Changes who is listed under `members:` of a domain's document and leaves every other line as it
/// is, comments included. Immutable.
public final class MembersText {

  private final List<String> lines;
  private final Optional<Node.Entry> members;

  private MembersText(List<String> lines, Optional<Node.Entry> members) {
    this.lines = List.copyOf(lines);
    this.members = members;
  }

  /// Reads a document that is known to be sound.
  public static MembersText of(String document) {
    List<YamlDocument> read =
        new YamlReader().read(SourceFile.of("domain.yaml", document), new Findings());
    if (read.size() != 1) {
      throw new IllegalArgumentException("The text is not one document");
    }
    return new MembersText(
        Arrays.asList(document.stripTrailing().split("\n", -1)),
        read.getFirst().root().entry("members"));
  }

  /// The document with the member listed as given, in the place of a former entry of the same name.
  /// Empty when the list is written in a way that cannot be edited by lines.
  public Optional<String> with(Member member) {
    Optional<List<Item>> items = items();
    if (items.isEmpty()) {
      return Optional.empty();
    }
    var changed = new ArrayList<>(lines);
    Optional<Item> former = find(items.get(), member.who());
    if (former.isPresent()) {
      replace(changed, former.get(), List.of(former.get().indent() + line(member)));
    } else if (items.get().isEmpty()) {
      changed.removeIf(line -> line.startsWith("members:"));
      changed.add("members:");
      changed.add("  " + line(member));
    } else {
      Item last = items.get().getLast();
      changed.add(last.end(), last.indent() + line(member));
    }
    return Optional.of(text(changed));
  }

  /// The document without that member; as it is when nobody of that name is listed. Empty when the
  /// list is written in a way that cannot be edited by lines.
  public Optional<String> without(String who) {
    Optional<List<Item>> items = items();
    if (items.isEmpty()) {
      return Optional.empty();
    }
    var changed = new ArrayList<>(lines);
    find(items.get(), who).ifPresent(item -> replace(changed, item, List.of()));
    if (items.get().size() == 1 && changed.size() < lines.size()) {
      changed.replaceAll(line -> line.startsWith("members:") ? "members: []" : line);
    }
    return Optional.of(text(changed));
  }

  /// One entry of the list.
  ///
  /// @param from its first line, from 0
  /// @param end the line behind its last one
  private record Item(String who, String indent, int from, int end) {}

  private static Optional<Item> find(List<Item> items, String who) {
    return items.stream().filter(item -> item.who().equals(who)).findFirst();
  }

  private static void replace(List<String> lines, Item item, List<String> with) {
    lines.subList(item.from(), item.end()).clear();
    lines.addAll(item.from(), with);
  }

  private Optional<List<Item>> items() {
    if (members.isEmpty() || members.get().value().isNull()) {
      return Optional.of(List.of());
    }
    if (!(members.get().value() instanceof Node.Sequence sequence)) {
      return Optional.empty();
    }
    var items = new ArrayList<Item>();
    for (Node node : sequence.items()) {
      int from = node.place().line() - 1;
      String line = lines.get(from);
      String indent = line.substring(0, line.length() - line.stripLeading().length());
      boolean own = line.startsWith("- ", indent.length());
      if (!own || !(node instanceof Node.Mapping mapping)) {
        return Optional.empty(); // several on one line
      }
      String who = mapping.find("who").map(Node::textOrNull).orElse("");
      items.add(new Item(who, indent, from, end(from, indent.length())));
    }
    return Optional.of(items);
  }

  /// An entry goes on while lines are indented deeper than its dash.
  private int end(int from, int indent) {
    int end = from + 1;
    while (end < lines.size() && depth(lines.get(end)) > indent) {
      end++;
    }
    return end;
  }

  private static int depth(String line) {
    return line.isBlank() ? -1 : line.length() - line.stripLeading().length();
  }

  private static String line(Member member) {
    String roles = member.roles().stream().sorted().map(Role::word).collect(words());
    String purposes =
        member.purposes().isEmpty()
            ? ""
            : ", purposes: " + member.purposes().stream().collect(words());
    return "- { who: " + who(member) + ", roles: " + roles + purposes + " }";
  }

  private static String who(Member member) {
    return member.who().indexOf(':') < 0 ? member.who() : "\"" + member.who() + "\"";
  }

  private static java.util.stream.Collector<CharSequence, ?, String> words() {
    return Collectors.joining(", ", "[", "]");
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
