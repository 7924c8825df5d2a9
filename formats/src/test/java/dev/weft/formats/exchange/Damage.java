package dev.weft.formats.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// Damages texts as disks, networks and people with intentions do.
final class Damage {

  private static final String SIGNS =
      "\"'`$[](){};:,.-#&*!|>@%\\/\u0000\t\n\r\u2028\uFEFF\u202E0eé";

  private final Random random;
  private final List<String> words;

  /// @param words that mean something in such texts
  Damage(Random random, List<String> words) {
    this.random = random;
    this.words = words;
  }

  byte[] of(String sound) {
    var text = new StringBuilder(sound);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      once(text);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(20) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private void once(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(40));
    String slice = text.substring(at, end);
    switch (random.nextInt(9)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.setLength(at);
      case 2 -> text.insert(at, slice);
      case 3 -> text.insert(random.nextInt(text.length() + 1), slice);
      case 4 -> text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
      case 5 -> text.insert(at, String.valueOf(sign()).repeat(1 + random.nextInt(3_000)));
      case 6, 7 -> text.replace(wordBegin(text, at), wordEnd(text, at), word());
      default -> text.insert(at, " " + word() + " ");
    }
  }

  private char sign() {
    return SIGNS.charAt(random.nextInt(SIGNS.length()));
  }

  private String word() {
    return words.get(random.nextInt(words.size()));
  }

  private static int wordBegin(CharSequence text, int at) {
    int begin = at;
    while (begin > 0 && Character.isLetterOrDigit(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static int wordEnd(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
