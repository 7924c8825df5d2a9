package dev.weft.formats.yaml;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/// Builds trees from the parser's events, counting as it goes. For one file.
final class NodeComposer {

  static final int DEEPEST = 64;
  static final int MOST_NODES = 200_000;
  static final int MOST_BY_ALIAS = 20_000;
  static final int MOST_DOCUMENTS = 1_000;

  /// Characters of all pointers together: each repeats the names of the groups around it.
  static final long MOST_IN_POINTERS = 64L << 20;

  private final String path;
  private final TextSlices slices;
  private final Findings findings;
  private final Scalars scalars;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final Map<String, Node> anchored = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int nodes;
  private int byAlias;
  private int begun;
  private long inPointers;

  NodeComposer(String path, String text, Findings findings) {
    this.path = path;
    this.slices = new TextSlices(text);
    this.findings = findings;
    this.scalars = new Scalars(findings);
  }

  List<YamlDocument> documents() {
    return documents;
  }

  void compose(Iterator<Event> events) {
    boolean first = true;
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          slices.begin(first ? 0 : lineOf(event));
          first = false;
          document((DocumentStartEvent) event, events);
        }
        default -> {
          // streams begin and end, comments are not asked for
        }
      }
    }
  }

  private void document(DocumentStartEvent start, Iterator<Event> events) {
    if (++begun > MOST_DOCUMENTS) {
      throw TooMuch.documents(place(start, ""), MOST_DOCUMENTS);
    }
    anchored.clear();
    Event first = events.next();
    Node root = node(first, events, "", 1);
    Event end = events.next();
    String text = slices.upTo(lineOf(end), !events.hasNext());
    switch (root) {
      case Node.Mapping mapping -> documents.add(new YamlDocument(path, text, mapping));
      case Node.Scalar scalar when scalar.isNull() -> {
        // an empty document says nothing
      }
      case Node.Scalar scalar -> noMapping(scalar);
      case Node.Sequence sequence -> noMapping(sequence);
    }
  }

  private void noMapping(Node root) {
    findings.error(
        ErrorCode.DOC_VALUE,
        root.place(),
        "A document is a group of fields, not " + root.word(),
        "Begin with apiVersion and kind");
  }

  private Node node(Event event, Iterator<Event> events, String pointer, int depth) {
    Place place = place(event, pointer);
    if (depth > DEEPEST) {
      throw TooMuch.deep(place, DEEPEST);
    }
    if (++nodes > MOST_NODES) {
      throw TooMuch.nodes(place, MOST_NODES);
    }
    count(place);
    if (event instanceof AliasEvent alias) {
      return copy(alias.getAlias().getValue(), place, depth);
    }
    Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
    anchor.ifPresent(open::add);
    Node node = build(event, events, place, depth);
    anchor.ifPresent(
        name -> {
          open.remove(name);
          anchored.put(name, node);
        });
    return node;
  }

  private void count(Place place) {
    inPointers += place.pointer().length();
    if (inPointers > MOST_IN_POINTERS) {
      throw TooMuch.names(place);
    }
  }

  private Node build(Event event, Iterator<Event> events, Place place, int depth) {
    if (event instanceof MappingStartEvent) {
      return mapping(events, place, depth);
    }
    if (event instanceof SequenceStartEvent) {
      return sequence(events, place, depth);
    }
    return scalars.read((ScalarEvent) event, place);
  }

  private Node.Mapping mapping(Iterator<Event> events, Place place, int depth) {
    Map<String, Node.Entry> entries = new java.util.LinkedHashMap<>();
    List<Node.Mapping> merged = new ArrayList<>();
    for (Event key = events.next(); key.getEventId() != Event.ID.MappingEnd; key = events.next()) {
      Node name = node(key, events, place.pointer(), depth + 1);
      String text = scalars.key(name);
      Node value = node(events.next(), events, below(place, text), depth + 1);
      List<Node.Mapping> merges = MergeKey.of(key, value);
      if (!merges.isEmpty()) {
        merged.addAll(merges);
        continue;
      }
      Place at = keyed(name.place(), value);
      Node.Entry before = entries.putIfAbsent(text, new Node.Entry(text, at, value));
      if (before != null) {
        findings.error(
            ErrorCode.DOC_DUPLICATE,
            at,
            "The key `" + text + "` stands here twice; first in line " + before.at().line(),
            "Keep one of them");
      }
    }
    merged.forEach(from -> merge(from, entries, place, depth));
    return new Node.Mapping(place, List.copyOf(entries.values()));
  }

  /// Adds what stands nowhere else, where the entries merged into it are.
  private void merge(Node.Mapping from, Map<String, Node.Entry> entries, Place into, int depth) {
    for (Node.Entry entry : from.entries()) {
      if (!entries.containsKey(entry.key())) {
        entries.put(entry.key(), copy(entry, from.place(), into, depth));
      }
    }
  }

  private Node.Sequence sequence(Iterator<Event> events, Place place, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event item = events.next();
        item.getEventId() != Event.ID.SequenceEnd;
        item = events.next()) {
      items.add(node(item, events, below(place, Integer.toString(items.size())), depth + 1));
    }
    return new Node.Sequence(place, items);
  }

  private Node copy(String alias, Place place, int depth) {
    if (open.contains(alias)) {
      throw TooMuch.recursion(place, alias);
    }
    Node target = anchored.get(alias);
    if (target == null) {
      findings.error(
          ErrorCode.DOC_SYNTAX,
          place,
          "Nothing before this place is called `&" + alias + "`",
          "Name the node with `&" + alias + "`, or put a text that begins with * in quotes");
      return new Node.Scalar(place, "", Node.Sort.NULL);
    }
    return copy(target, place, place.pointer(), depth);
  }

  private Node copy(Node node, Place alias, String pointer, int depth) {
    if (++byAlias > MOST_BY_ALIAS) {
      throw TooMuch.aliases(alias, MOST_BY_ALIAS);
    }
    if (depth > DEEPEST) {
      throw TooMuch.deep(alias, DEEPEST);
    }
    Place from = node.place();
    Place place = new Place(path, from.line(), from.column(), pointer);
    count(place);
    return switch (node) {
      case Node.Scalar scalar ->
          new Node.Scalar(place, scalar.text(), scalar.sort(), scalar.begins());
      case Node.Sequence sequence -> {
        List<Node> items = new ArrayList<>();
        for (Node item : sequence.items()) {
          items.add(copy(item, alias, pointer + "/" + items.size(), depth + 1));
        }
        yield new Node.Sequence(place, items);
      }
      case Node.Mapping mapping -> {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
          entries.add(copy(entry, alias, place, depth));
        }
        yield new Node.Mapping(place, entries);
      }
    };
  }

  private Node.Entry copy(Node.Entry entry, Place alias, Place into, int depth) {
    Node value = copy(entry.value(), alias, below(into, entry.key()), depth + 1);
    return new Node.Entry(entry.key(), keyed(entry.at(), value), value);
  }

  /// Where a key stands, with the pointer of what it is the key of.
  private static Place keyed(Place key, Node value) {
    return new Place(key.file(), key.line(), key.column(), value.place().pointer());
  }

  /// RFC 6901: `~` is written `~0`, `/` is written `~1`.
  private static String below(Place place, String key) {
    return place.pointer() + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private Place place(Event event, String pointer) {
    return event
        .getStartMark()
        .map(mark -> SyntaxFindings.at(path, mark, pointer))
        .orElse(new Place(path, 0, 0, pointer));
  }

  private static int lineOf(Event event) {
    return event.getStartMark().map(mark -> mark.getLine()).orElse(0);
  }
}
