package dev.weft.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a question is about: each name in it, by the word that stands for it in cases (`$product`).
record LeakTarget(Map<String, String> names) {

  private static final String EVER_NEW =
      "trace|fingerprint|token|expiresAt|id|createdAt|lastUsed|startedAt";

  /// The question about this target.
  String in(String question) {
    String asked = question;
    for (var name : longestFirst().entrySet()) {
      asked = asked.replace("$" + name.getKey(), name.getValue());
    }
    return asked;
  }

  /// An answer without what the question itself named.
  String without(String answer) {
    String told = answer;
    for (String name : longestFirst().values()) {
      told = told.replaceAll(before(name) + name + "(?![A-Za-z0-9])", "…");
    }
    return told;
  }

  /// Numbers stand for many things.
  private static String before(String name) {
    return name.matches("\\d+") ? "(?<=(?:request|change|notice) )" : "(?<![A-Za-z0-9])";
  }

  /// An answer without what differs in every one, and without what is on record about earlier
  /// questions of its reader.
  static String alike(String answer, String who) {
    String own = "\"principal\":\"" + who + "\",\"actor\":";
    return Stream.of(answer.split("(?=\\{\"id\":)"))
        .map(part -> part.contains(own) ? endOfPage(part) : part)
        .collect(Collectors.joining())
        .replace(",]", "]")
        .replaceAll("\"(" + EVER_NEW + ")\":\"[^\"]*\"", "");
  }

  /// What follows the last record of a page.
  private static String endOfPage(String record) {
    int end = record.lastIndexOf("],\"next\":");
    return end < 0 ? "" : record.substring(end);
  }

  /// Lines of the command, without records of their reader and what differs in every answer.
  static String alikeLines(String list, String who) {
    return list.lines()
        .filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\d .*\\s" + who + "\\s.*"))
        .filter(line -> !line.contains("\"principal\":\"" + who + "\",\"actor\":"))
        .map(line -> line.replaceAll("trace\"? ?: \"?[0-9a-f]+\"?", "trace: …"))
        .collect(Collectors.joining("\n"));
  }

  private Map<String, String> longestFirst() {
    return new TreeMap<>(names).descendingMap();
  }
}
