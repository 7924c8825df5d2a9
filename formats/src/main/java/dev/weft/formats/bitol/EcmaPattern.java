package dev.weft.formats.bitol;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A regular expression by the grammar of ECMA-262, with what engines accept beside it (a lone
/// brace, an escaped hyphen); escapes of letters that mean nothing are mistakes, as with the flag
/// u. Nothing is matched here, so no pattern can take long.
final class EcmaPattern {

  private static final int DEEPEST = 200;
  private static final int MOST_REPEATS = 1_000;
  private static final Pattern COUNTS = Pattern.compile("\\{(\\d+)(?:(,)(\\d*))?\\}");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
  private static final Pattern FLAGS = Pattern.compile("\\?[ims]*(?:-[ims]+)?:");

  private final String text;
  private final Set<String> groups = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private int at;
  private int depth;
  private @Nullable String beyond;
  private @Nullable String mistake;

  /// Ends the reading at the first mistake.
  private static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    Mistake(String what) {
      super(what, null, false, false);
    }
  }

  private EcmaPattern(String text) {
    this.text = text;
  }

  static EcmaPattern of(String text) {
    var pattern = new EcmaPattern(text);
    try {
      pattern.alternatives();
      if (pattern.at < text.length()) {
        throw new Mistake("a `)` closes nothing");
      }
      for (String name : pattern.named) {
        if (!pattern.groups.contains(name)) {
          throw new Mistake("there is no group `" + name + "`");
        }
      }
    } catch (Mistake e) {
      pattern.mistake = e.getMessage();
    }
    return pattern;
  }

  /// What keeps it from compiling.
  Optional<String> mistake() {
    return Optional.ofNullable(mistake);
  }

  /// What RE2 cannot run in it.
  Optional<String> beyondRe2() {
    return Optional.ofNullable(beyond);
  }

  private void beyond(String what) {
    if (beyond == null) {
      beyond = what;
    }
  }

  private boolean looksAt(String next) {
    return text.startsWith(next, at);
  }

  private void alternatives() throws Mistake {
    if (++depth > DEEPEST) {
      throw new Mistake("its groups are nested too deeply");
    }
    while (at < text.length() && text.charAt(at) != ')') {
      if (text.charAt(at) == '|') {
        at++;
      } else if (atom()) {
        quantifier();
      } else if (at < text.length() && quantifierLength() > 0) {
        throw new Mistake("`" + text.charAt(at) + "` repeats nothing");
      }
    }
    depth--;
  }

  /// Reads one atom or assertion; whether it may be repeated.
  private boolean atom() throws Mistake {
    char c = text.charAt(at);
    return switch (c) {
      case '^', '$' -> {
        at++;
        yield false;
      }
      case '(' -> group();
      case '[' -> {
        characters();
        yield true;
      }
      case '\\' -> {
        boolean assertion = looksAt("\\b") || looksAt("\\B");
        escape(false);
        yield !assertion;
      }
      default -> {
        if (quantifierLength() > 0) {
          throw new Mistake("`" + c + "` repeats nothing");
        }
        at++;
        yield true;
      }
    };
  }

  private boolean group() throws Mistake {
    int begin = at++;
    boolean repeatable = true;
    if (looksAt("?=") || looksAt("?!")) {
      beyond("it looks ahead");
      at += 2;
    } else if (looksAt("?<=") || looksAt("?<!")) {
      beyond("it looks behind");
      at += 3;
      repeatable = false;
    } else if (looksAt("?<")) {
      name();
    } else if (looksAt("?")) {
      Matcher flags = FLAGS.matcher(text).region(at, text.length());
      if (!flags.lookingAt()) {
        throw new Mistake(
            "`(" + text.substring(at, Math.min(at + 2, text.length())) + "` begins no group");
      }
      at = flags.end();
    }
    alternatives();
    if (!looksAt(")")) {
      throw new Mistake("the `(` at " + (begin + 1) + " is not closed");
    }
    at++;
    return repeatable;
  }

  private void name() throws Mistake {
    int end = text.indexOf('>', at);
    String name = end < 0 ? "" : text.substring(at + 2, end);
    if (!NAME.matcher(name).matches()) {
      throw new Mistake("a group has no proper name");
    }
    if (!groups.add(name)) {
      throw new Mistake("two groups are called `" + name + "`");
    }
    at = end + 1;
  }

  /// The length of the quantifier that stands here, 0 for none.
  private int quantifierLength() {
    if (at >= text.length()) {
      return 0;
    }
    char c = text.charAt(at);
    if (c == '*' || c == '+' || c == '?') {
      return 1;
    }
    Matcher counts = COUNTS.matcher(text).region(at, text.length());
    return counts.lookingAt() ? counts.end() - at : 0;
  }

  private void quantifier() throws Mistake {
    int length = quantifierLength();
    if (length == 0) {
      return;
    }
    Matcher counts = COUNTS.matcher(text.substring(at, at + length));
    if (counts.matches()) {
      counts(counts);
    }
    at += length;
    if (looksAt("?")) {
      at++;
    }
  }

  private void counts(Matcher counts) throws Mistake {
    var low = new java.math.BigInteger(counts.group(1));
    String written = counts.group(3);
    var high = written == null || written.isEmpty() ? low : new java.math.BigInteger(written);
    if (high.compareTo(low) < 0) {
      throw new Mistake("`" + counts.group() + "` names the larger number first");
    }
    if (high.compareTo(java.math.BigInteger.valueOf(MOST_REPEATS)) > 0) {
      beyond("it repeats more than " + MOST_REPEATS + " times");
    }
  }

  private void characters() throws Mistake {
    int begin = at++;
    if (looksAt("^")) {
      at++;
    }
    if (looksAt("]")) {
      beyond("it has an empty class");
    }
    int last = -1;
    boolean range = false;
    while (at < text.length() && text.charAt(at) != ']') {
      if (looksAt("[:")) {
        beyond("it has `[:` in a class");
      }
      int point = character();
      if (range && last >= 0 && point >= 0 && point < last) {
        throw new Mistake("a range names the later character first");
      }
      boolean closes = range;
      range = !closes && looksAt("-") && at + 1 < text.length() && text.charAt(at + 1) != ']';
      if (range) {
        at++;
      }
      last = closes ? -1 : point;
    }
    if (at >= text.length()) {
      throw new Mistake("the `[` at " + (begin + 1) + " is not closed");
    }
    at++;
  }

  /// A character of a class; -1 for a whole class such as `\d`.
  private int character() throws Mistake {
    if (text.charAt(at) == '\\') {
      return escape(true);
    }
    int point = text.codePointAt(at);
    at += Character.charCount(point);
    return point;
  }

  private int escape(boolean inClass) throws Mistake {
    at++;
    if (at >= text.length()) {
      throw new Mistake("a `\\` escapes nothing");
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case 'd', 'D', 'w', 'W', 's', 'S' -> -1;
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0B;
      case 'b', 'B' -> boundary(c, inClass);
      case 'p', 'P' -> property();
      case 'x' -> hex(2);
      case 'u' -> unicode();
      case 'c' -> control();
      case 'k' -> backReference();
      default -> {
        if (c >= '1' && c <= '9') {
          if (!inClass) {
            beyond("it refers back to a group");
          }
          yield -1;
        }
        if (isLetter(c)) {
          throw new Mistake("`\\" + Character.toString(c) + "` means nothing");
        }
        yield c == '0' ? 0 : c;
      }
    };
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private int boundary(int c, boolean inClass) throws Mistake {
    if (!inClass) {
      return -1;
    }
    if (c == 'B') {
      throw new Mistake("`\\B` means nothing in a class");
    }
    beyond("it has `\\b` in a class");
    return '\b';
  }

  private int property() throws Mistake {
    int end = looksAt("{") ? text.indexOf('}', at) : -1;
    if (end <= at + 1) {
      throw new Mistake("`\\p` names no property");
    }
    if (text.substring(at, end).indexOf('=') >= 0) {
      beyond("it names a property with `=`");
    }
    at = end + 1;
    return -1;
  }

  private int hex(int digits) throws Mistake {
    int end = at + digits;
    if (end > text.length() || !text.substring(at, end).matches("[0-9A-Fa-f]+")) {
      throw new Mistake("an escape lacks its " + digits + " hexadecimal digits");
    }
    int point = Integer.parseInt(text.substring(at, end), 16);
    at = end;
    return point;
  }

  private int unicode() throws Mistake {
    beyond("it writes characters as `\\u`");
    if (!looksAt("{")) {
      return hex(4);
    }
    int end = text.indexOf('}', at);
    String digits = end < 0 ? "" : text.substring(at + 1, end);
    if (!digits.matches("[0-9A-Fa-f]{1,6}") || Integer.parseInt(digits, 16) > 0x10FFFF) {
      throw new Mistake("`\\u{` names no character");
    }
    at = end + 1;
    return Integer.parseInt(digits, 16);
  }

  private int control() throws Mistake {
    if (at >= text.length() || !text.substring(at, at + 1).matches("[A-Za-z]")) {
      throw new Mistake("`\\c` names no control character");
    }
    beyond("it writes a control character as `\\c`");
    return text.charAt(at++) % 32;
  }

  private int backReference() throws Mistake {
    int end = looksAt("<") ? text.indexOf('>', at) : -1;
    if (end < 0) {
      throw new Mistake("`\\k` names no group");
    }
    named.add(text.substring(at + 1, end));
    beyond("it refers back to a group");
    at = end + 1;
    return -1;
  }
}
