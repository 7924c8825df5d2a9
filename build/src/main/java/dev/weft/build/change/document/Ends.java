package dev.weft.build.change.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/// What ends of relationships and elements of service levels lead to, in one spelling:
/// `object.property`, whether it was written by names or by ids, and by the names of the new
/// contract. For one contract.
final class Ends {

  /// An object or a property, by the names and by the ids of what lies below it.
  private record Named(String name, Map<String, Named> names, Map<String, Named> ids) {

    static Named of(String name, List<Element> below) {
      var named = new Named(name, new HashMap<>(), new HashMap<>());
      Map<String, Named> sources = new HashMap<>();
      for (Element element : below) {
        Named each = of(element.text("name").orElse(""), inside(element));
        named.names.putIfAbsent(each.name, each);
        element.text("id").ifPresent(id -> named.ids.putIfAbsent(id, each));
        element.text("physicalName").ifPresent(source -> sources.putIfAbsent(source, each));
      }
      sources.forEach(named.names::putIfAbsent);
      return named;
    }
  }

  /// Steps of full ends that name no element.
  private static final Set<String> LISTS = Set.of("properties", "items");

  private final List<String> objects;
  private final Named root;
  private final Map<String, String> renamed;

  private Ends(Element contract, Map<String, String> renamed) {
    List<Element> schema = contract.elements("schema");
    this.objects = schema.stream().map(object -> object.text("name").orElse("")).toList();
    this.root = Named.of("", schema);
    this.renamed = renamed;
  }

  static Ends of(Element contract) {
    return new Ends(contract, Map.of());
  }

  /// Those of an old contract, by the names of the new one.
  static Ends before(Element old, Element now) {
    Map<String, String> renamed = new HashMap<>();
    collect("", old.elements("schema"), "", now.elements("schema"), renamed);
    return new Ends(old, renamed);
  }

  private static void collect(
      String was, List<Element> old, String is, List<Element> now, Map<String, String> renamed) {
    for (Match match : Match.named(old, now)) {
      if (match instanceof Match.Kept(Element before, Element after)) {
        String from = was + before.text("name").orElse("");
        String to = is + after.text("name").orElse("");
        if (!from.equals(to)) {
          renamed.put(from, to);
        }
        collect(from + ".", inside(before), to + ".", inside(after), renamed);
      }
    }
  }

  /// The properties of an element, of the items of a list and of the values of a map as well.
  static List<Element> inside(Element element) {
    List<Element> inside = new ArrayList<>(element.elements("properties"));
    within(element).forEach(other -> inside.addAll(inside(other)));
    return inside;
  }

  /// What the items of a list, the keys and the values of a map are.
  static List<Element> within(Element element) {
    Optional<Element> map = element.element("map");
    return Stream.of(
            element.element("items"),
            map.flatMap(of -> of.element("key")),
            map.flatMap(of -> of.element("value")))
        .flatMap(Optional::stream)
        .toList();
  }

  /// One end; what is not of this contract as it is written.
  String named(String end) {
    if (end.indexOf('#') >= 0 || end.startsWith("http:") || end.startsWith("https:")) {
      return end;
    }
    String names = walk(end).names();
    return renamed.getOrDefault(names, names);
  }

  /// An element of a service level, which may leave out the only object there is.
  String element(String text) {
    String whole = objects.size() == 1 ? objects.getFirst() + "." + text : text;
    return walk(text).arrived() || !walk(whole).arrived() ? named(text) : named(whole);
  }

  /// @param names of what was passed; a step that leads nowhere stays as it is
  private record Walk(String names, boolean arrived) {}

  private Walk walk(String end) {
    String path = end.startsWith("/") ? end.substring(1) : end;
    boolean full = path.startsWith("schema/");
    List<String> steps =
        full
            ? Stream.of(path.split("/", -1)).skip(1).filter(s -> !LISTS.contains(s)).toList()
            : List.of(end.split("\\.", -1));
    var names = new StringJoiner(".");
    Optional<Named> at = Optional.of(root);
    for (String step : steps) {
      at = at.flatMap(above -> below(above, step, full));
      names.add(at.map(Named::name).orElse(step));
    }
    return new Walk(names.toString(), at.isPresent());
  }

  private static Optional<Named> below(Named above, String step, boolean full) {
    return Optional.ofNullable(full ? above.ids().get(step) : null)
        .or(() -> Optional.ofNullable(above.names().get(step)));
  }
}
