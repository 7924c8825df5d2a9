package dev.weft.formats.own;

import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.MinimumGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads `effect:`, which is one of show, hide, deny, mask, filter, minimumGroup.
final class EffectReader {

  private static final List<String> MASKS = Arrays.stream(Mask.values()).map(Mask::word).toList();
  private static final List<String> FLAGS = List.of("show", "hide", "deny");
  private static final List<String> EFFECTS =
      List.of("show", "hide", "deny", "mask", "filter", "minimumGroup");

  private EffectReader() {}

  /// The effect of a policy or an exception; empty, with a finding, when there is none.
  static Optional<Effect> read(Fields owner) {
    Optional<Fields> group = owner.findGroup("effect", "an effect");
    if (group.isEmpty()) {
      owner.missing("effect");
      return Optional.empty();
    }
    Optional<Effect> effect = one(group.get());
    group.get().close();
    return effect;
  }

  /// The effect that a group of fields spells.
  static Optional<Effect> one(Fields effect) {
    List<String> given = EFFECTS.stream().filter(effect::has).toList();
    if (given.size() != 1) {
      effect.wrong(
          effect.place(),
          given.isEmpty()
              ? "The effect says nothing"
              : "An effect is one thing, not " + String.join(" and ", given),
          "Write one of show: true, hide: true, deny: true, mask, filter, minimumGroup");
      return Optional.empty();
    }
    return switch (given.getFirst()) {
      case "mask" -> effect.findText("mask").flatMap(word -> mask(effect, word));
      case "filter" ->
          effect
              .findText("filter")
              .map(_ -> new Effect.Filter(PolicyParts.expression(effect, "filter")));
      case "minimumGroup" ->
          effect.findGroup("minimumGroup", "a minimum group").flatMap(EffectReader::group);
      default -> flag(effect, given.getFirst());
    };
  }

  /// The effect without parameters that a word names: show, hide, deny or a mask.
  static Optional<Effect> word(String word) {
    return switch (word) {
      case "show" -> Optional.of(new Effect.Show());
      case "hide" -> Optional.of(new Effect.Hide());
      case "deny" -> Optional.of(new Effect.Deny());
      default -> Mask.find(word).map(Effect.Masked::new);
    };
  }

  /// The words that [#word] knows.
  static List<String> words() {
    return java.util.stream.Stream.concat(FLAGS.stream(), MASKS.stream()).toList();
  }

  private static Optional<Effect> flag(Fields effect, String flag) {
    Optional<Boolean> on = effect.findFlag(flag);
    if (on.isPresent() && !on.get()) {
      effect.wrong(
          effect.at(flag), "`" + flag + ": false` says nothing", "Write true, or another effect");
    }
    return on.flatMap(_ -> word(flag));
  }

  private static Optional<Effect> mask(Fields effect, String word) {
    Optional<Effect> mask = Mask.find(word).map(Effect.Masked::new);
    if (mask.isEmpty()) {
      effect.wrong(
          effect.at("mask"),
          "`" + word + "` is no mask",
          Guess.hint(word, MASKS, "Use one of " + String.join(", ", MASKS)));
    }
    return mask;
  }

  private static Optional<Effect> group(Fields group) {
    Optional<Long> n = group.findWhole("n", 2, 1_000_000);
    if (n.isEmpty()) {
      group.missing("n");
    }
    String subject = group.text("subject");
    List<Node> by = group.items("groupBy");
    List<String> names = group.texts("groupBy");
    group.missing("groupBy");
    if (by.isEmpty() && group.has("groupBy")) {
      group.wrong(group.at("groupBy"), "`groupBy` names no column", "Name at least one");
    }
    group.close();
    return n.map(size -> new Effect.Group(new MinimumGroup(size.intValue(), subject, names)));
  }
}
