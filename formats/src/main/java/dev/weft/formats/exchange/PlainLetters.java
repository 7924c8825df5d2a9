package dev.weft.formats.exchange;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/// Texts in letters that names have: Latin ones without their marks, as most languages sort them
/// and not as one of them spells them out, `größe` as `grosse`. Other scripts stay as they are;
/// between all the ways to write them in Latin letters nobody can choose without the language.
public final class PlainLetters {

  private static final Pattern MARKS = Pattern.compile("(?<=\\p{IsLatin})\\p{Mn}+");

  /// Latin letters that Unicode takes for letters of their own, not for marked ones.
  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry("ß", "ss"),
          Map.entry("ẞ", "SS"),
          Map.entry("æ", "ae"),
          Map.entry("Æ", "AE"),
          Map.entry("œ", "oe"),
          Map.entry("Œ", "OE"),
          Map.entry("ø", "o"),
          Map.entry("Ø", "O"),
          Map.entry("ł", "l"),
          Map.entry("Ł", "L"),
          Map.entry("đ", "d"),
          Map.entry("Đ", "D"),
          Map.entry("ð", "d"),
          Map.entry("Ð", "D"),
          Map.entry("þ", "th"),
          Map.entry("Þ", "TH"),
          Map.entry("ħ", "h"),
          Map.entry("Ħ", "H"),
          Map.entry("ı", "i"));

  private PlainLetters() {}

  /// Signs that stand for others become those: `m²` is `m2`, a ligature its letters.
  public static String of(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String bare = MARKS.matcher(apart).replaceAll("");
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < bare.length(); i++) {
      String letter = bare.substring(i, i + 1);
      plain.append(OWN.getOrDefault(letter, letter));
    }
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }
}
