package dev.weft.capture.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A pattern of paths below a root: `*` and `?` within one part, `**` for any number of whole
/// parts. As in a shell, `*` and `?` do not stand for the dot that a hidden name begins with.
/// Matching takes time proportional to pattern times path at worst; no pattern makes it explode.
public record Glob(List<String> parts) {

  private static final int LONGEST = 512;

  public Glob {
    parts = List.copyOf(parts);
  }

  /// Understands `text`.
  ///
  /// @throws IllegalArgumentException with the sentence of [#problem(String)]
  public static Glob of(String text) {
    problem(text)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return new Glob(Arrays.asList(text.split("/", -1)));
  }

  /// Why `text` is no pattern, as the end of a sentence; empty when it is one.
  public static Optional<String> problem(String text) {
    if (text.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (text.length() > LONGEST) {
      return Optional.of("it is longer than " + LONGEST + " characters");
    }
    if (text.startsWith("/") || text.startsWith("~") || text.matches("[A-Za-z]:.*")) {
      return Optional.of("it is absolute; paths start at the connection's root");
    }
    if (text.chars().anyMatch(c -> c < ' ' || c == 127 || "\\[]{}".indexOf(c) >= 0)) {
      return Optional.of(
          "only *, ? and ** stand for something; \\ [ ] { } and control characters are not allowed");
    }
    for (String part : text.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return Optional.of("its part '" + part + "' is no name; a path may not go up or stay");
      }
      if (part.contains("**") && !part.equals("**")) {
        return Optional.of("** stands for whole parts; write **/ or * in '" + part + "'");
      }
    }
    return Optional.empty();
  }

  /// Whether the pattern stands for exactly one path.
  public boolean isLiteral() {
    return parts.stream().noneMatch(Glob::isWild);
  }

  /// The leading folders without wildcards, joined with `/`; empty when the first part has one. A
  /// search may start there.
  public String folder() {
    return String.join(
        "/", parts.subList(0, parts.size() - 1).stream().takeWhile(part -> !isWild(part)).toList());
  }

  /// Whether the path, relative and with `/`, fits the pattern.
  public boolean matches(String path) {
    List<String> names = Arrays.asList(path.split("/", -1));
    int part = 0;
    int name = 0;
    int star = -1;
    int resume = 0;
    while (name < names.size()) {
      if (part < parts.size() && parts.get(part).equals("**")) {
        star = part++;
        resume = name;
      } else if (part < parts.size() && fits(parts.get(part), names.get(name))) {
        part++;
        name++;
      } else if (star >= 0 && !names.get(resume).startsWith(".")) {
        part = star + 1;
        name = ++resume;
      } else {
        return false;
      }
    }
    return parts.subList(part, parts.size()).stream().allMatch("**"::equals);
  }

  /// The text that was understood.
  public String text() {
    return String.join("/", parts);
  }

  private static boolean isWild(String part) {
    return part.indexOf('*') >= 0 || part.indexOf('?') >= 0;
  }

  /// One part against one name; goes back to the last `*` only, which is enough.
  private static boolean fits(String part, String name) {
    if (name.startsWith(".") && !part.startsWith(".")) {
      return false;
    }
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < part.length() && part.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < part.length() && (part.charAt(p) == '?' || part.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    return part.substring(p).chars().allMatch(c -> c == '*');
  }
}
