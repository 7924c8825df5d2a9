package dev.weft.formats.edit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Finds where each node stands, in a text that the reader of documents has found sound. For one
/// text.
final class SpanReader {

  private final Text text;
  private final int[] offsets;
  private final Iterator<Event> events;

  private SpanReader(String chars, LoadSettings settings) {
    this.text = new Text(chars);
    this.offsets = offsets(chars);
    // tabs between brackets count as blanks, as for the reader of documents
    this.events = new Parse(settings).parseString(chars).iterator();
  }

  /// The roots of all documents that say something, in order.
  static List<Span.Fields> read(String chars, LoadSettings settings) {
    return new SpanReader(chars, settings).roots();
  }

  private List<Span.Fields> roots() {
    List<Span.Fields> roots = new ArrayList<>();
    while (events.hasNext()) {
      if (events.next().getEventId() == Event.ID.DocumentStart
          && node(events.next()) instanceof Span.Fields root) {
        roots.add(root);
      }
    }
    return roots;
  }

  /// Marks count code points, strings count characters.
  private static int[] offsets(String chars) {
    int[] offsets = new int[chars.codePointCount(0, chars.length()) + 1];
    int at = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      at = at < chars.length() ? at + Character.charCount(chars.codePointAt(at)) : at;
    }
    return offsets;
  }

  private int start(Event event) {
    return at(event.getStartMark().orElseThrow());
  }

  private int end(Event event) {
    return at(event.getEndMark().orElseThrow());
  }

  private int at(Mark mark) {
    return offsets[Math.min(mark.getIndex(), offsets.length - 1)];
  }

  private Span node(Event event) {
    int start = start(event);
    int body = event instanceof NodeEvent node ? behindProperties(node, start) : start;
    return switch (event) {
      case MappingStartEvent mapping -> fields(mapping, start, body);
      case CollectionStartEvent sequence -> items(sequence, start, body);
      case AliasEvent alias -> new Span.Leaf(start, start, end(alias), Span.Look.ALIAS);
      case ScalarEvent scalar -> leaf(scalar, start, body);
      default -> throw new IllegalStateException("no node: " + event);
    };
  }

  private Span.Fields fields(MappingStartEvent event, int start, int body) {
    List<Span.Entry> entries = new ArrayList<>();
    int end = body;
    Event next = events.next();
    while (next.getEventId() != Event.ID.MappingEnd) {
      Span key = node(next);
      Span value = node(events.next());
      entries.add(new Span.Entry(name(next), leaf(key), value));
      end = entries.getLast().end();
      next = events.next();
    }
    boolean lines = !event.isFlow();
    return new Span.Fields(
        start,
        lines && !entries.isEmpty() ? entries.getFirst().start() : body,
        lines ? end : end(next),
        lines ? Span.Form.LINES : Span.Form.BRACKETS,
        entries);
  }

  private static String name(Event key) {
    return key instanceof ScalarEvent scalar ? scalar.getValue() : "";
  }

  /// A key that is no scalar is never found by its name; its place is kept.
  private static Span.Leaf leaf(Span key) {
    return key instanceof Span.Leaf leaf
        ? leaf
        : new Span.Leaf(key.start(), key.body(), key.end(), Span.Look.ALIAS);
  }

  private Span.Items items(CollectionStartEvent event, int start, int body) {
    List<Span> items = new ArrayList<>();
    int end = body;
    Event next = events.next();
    while (next.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(next));
      end = Math.max(end, items.getLast().end());
      next = events.next();
    }
    boolean lines = !event.isFlow();
    return new Span.Items(
        start, body, lines ? end : end(next), lines ? Span.Form.LINES : Span.Form.BRACKETS, items);
  }

  private Span.Leaf leaf(ScalarEvent event, int start, int body) {
    int end = end(event);
    return switch (event.getScalarStyle()) {
      case LITERAL, FOLDED -> new Span.Leaf(start, body, literalEnd(body, end), Span.Look.LITERAL);
      case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> {
        if (end > body) {
          yield new Span.Leaf(start, body, end, Span.Look.INLINE);
        }
        // a node that has only an anchor or a tag is written after all
        yield end > start
            ? new Span.Leaf(start, end, end, Span.Look.INLINE)
            : new Span.Leaf(start, start, start, Span.Look.ABSENT);
      }
    };
  }

  /// Behind the last line that counts: with `+` blank ones do.
  private int literalEnd(int body, int end) {
    boolean keeps = text.holds(body, Math.min(body + 3, end), '+');
    int at = end;
    if (keeps) {
      at -= at > body && text.chars().charAt(at - 1) == '\n' ? 1 : 0;
      at -= at > body && text.chars().charAt(at - 1) == '\r' ? 1 : 0;
      return at;
    }
    while (at > body + 1 && Character.isWhitespace(text.chars().charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int behindProperties(NodeEvent event, int start) {
    int at = start;
    boolean properties = event.getAnchor().isPresent() || hasTag(event);
    while (properties && at < text.chars().length() && "&!".indexOf(text.chars().charAt(at)) >= 0) {
      while (at < text.chars().length() && !Character.isWhitespace(text.chars().charAt(at))) {
        at++;
      }
      at = text.skipBlanksAndComments(at, text.chars().length());
    }
    return at;
  }

  private static boolean hasTag(NodeEvent event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag().isPresent();
      case CollectionStartEvent collection -> collection.getTag().isPresent();
      default -> false;
    };
  }
}
