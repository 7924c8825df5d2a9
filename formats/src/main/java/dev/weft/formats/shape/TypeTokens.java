package dev.weft.formats.shape;

import java.util.ArrayList;
import java.util.List;

/// The words, names, numbers and signs of a type as SQL spells it.
final class TypeTokens {

  /// @param quoted a name in quotes, which is no word of the language
  record Token(String text, boolean quoted) {}

  private static final Token END = new Token("", false);

  private final List<Token> tokens = new ArrayList<>();
  private int at;

  TypeTokens(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '"' || c == '`' || c == '\'') {
        i = quoted(text, i);
      } else if (isOfWord(c)) {
        int begin = i;
        while (i < text.length() && isOfWord(text.charAt(i))) {
          i++;
        }
        tokens.add(new Token(text.substring(begin, i), false));
      } else {
        tokens.add(new Token(String.valueOf(c), false));
        i++;
      }
    }
  }

  private int quoted(String text, int begin) {
    char quote = text.charAt(begin);
    StringBuilder name = new StringBuilder();
    int i = begin + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != quote) {
        name.append(c);
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        name.append(c);
        i += 2;
      } else {
        break;
      }
    }
    tokens.add(new Token(name.toString(), true));
    return i + 1;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$' || c >= 0x80;
  }

  boolean isEnd() {
    return at >= tokens.size();
  }

  Token peek() {
    return isEnd() ? END : tokens.get(at);
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /// Whether a sign or word comes next, whatever its case.
  boolean sees(String text) {
    return !peek().quoted() && peek().text().equalsIgnoreCase(text);
  }

  /// Goes past a sign or word if it comes next.
  boolean takes(String text) {
    boolean seen = sees(text);
    at += seen ? 1 : 0;
    return seen;
  }

  boolean takes(String first, String second) {
    if (sees(first)) {
      at++;
      if (takes(second)) {
        return true;
      }
      at--;
    }
    return false;
  }
}
