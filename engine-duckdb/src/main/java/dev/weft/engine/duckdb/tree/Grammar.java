package dev.weft.engine.duckdb.tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The allow-list of trees, read from the frozen resource `statement.grammar`. Immutable once read.
final class Grammar {

  /// Kinds of one family of nodes.
  ///
  /// @param key the field that tells the kinds apart; `-` when there is one kind only
  record Sort(String key, Map<String, Map<String, Rule>> kinds) {}

  /// How a refused kind or field is called, and what to do instead.
  record Word(String construct, String remedy) {}

  private final Map<String, Sort> sorts = new HashMap<>();
  private final Map<String, Word> words = new HashMap<>();

  private String sort = "";
  private String kind = "";
  private final Map<String, Rule> shared = new LinkedHashMap<>();

  private Grammar(List<String> lines) {
    lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::read);
  }

  /// The grammar of the driver this module is built with.
  static Grammar load() {
    try (InputStream in = Grammar.class.getResourceAsStream("statement.grammar")) {
      if (in == null) {
        throw new IllegalStateException("The resource statement.grammar is missing");
      }
      return new Grammar(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sort sort(String name) {
    Sort found = sorts.get(name);
    if (found == null) {
      throw new IllegalStateException("The grammar has no sort " + name);
    }
    return found;
  }

  /// The words for `sort.kind` or `sort.kind.field`, where the file has some.
  Optional<Word> word(String what) {
    return Optional.ofNullable(words.get(what));
  }

  private void read(String line) {
    switch (line.charAt(0)) {
      case '@' -> startSort(line.substring(1).split(" "));
      case '!' -> word(line.substring(1).split("\\|"));
      case ' ' -> field(line.strip().split(" ", 2));
      default -> startKind(line.strip());
    }
  }

  private void startSort(String[] parts) {
    sort = parts[0];
    shared.clear();
    sorts.put(sort, new Sort(parts[1], new HashMap<>()));
  }

  private void startKind(String name) {
    kind = name;
    if (!name.equals("*")) {
      sort(sort).kinds().put(name, new LinkedHashMap<>(shared));
    }
  }

  private void field(String[] parts) {
    if (kind.equals("*")) {
      shared.put(parts[0], Rule.of(parts[1]));
    } else {
      sort(sort).kinds().getOrDefault(kind, shared).put(parts[0], Rule.of(parts[1]));
    }
  }

  private void word(String[] parts) {
    words.put(parts[0].strip(), new Word(parts[1].strip(), parts[2].strip()));
  }
}
