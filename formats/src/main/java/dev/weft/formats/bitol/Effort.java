package dev.weft.formats.bitol;

import dev.weft.formats.finding.Guess;
import java.util.Collection;
import java.util.function.Supplier;

/// How much one contract may cost beyond reading it: guesses at what was meant, and characters that
/// patterns look at. What a contract asks for beyond that it does not get; its findings stay. For
/// one contract and one thread.
final class Effort {

  private static final int MOST_GUESSES = 200_000;
  private static final int MOST_LOOKS = 5_000_000;

  private int guesses;
  private int looks;

  /// A remedy, as [Guess#hint] has it while there is effort left.
  String hint(String word, Collection<String> known, String otherwise) {
    return hint(word, () -> known, otherwise);
  }

  /// The same with words that are gathered only while there is effort left.
  String hint(String word, Supplier<? extends Collection<String>> known, String otherwise) {
    if (guesses > MOST_GUESSES) {
      return otherwise;
    }
    Collection<String> words = known.get();
    guesses += words.size() + 1;
    return Guess.hint(word, words, otherwise);
  }

  /// Counts one look at a character; false when there were too many.
  boolean look() {
    return looks < MOST_LOOKS && ++looks < MOST_LOOKS;
  }
}
