package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads who owns a contract as its team, and whom to ask as channels of support.
final class ContactReader {

  private final Carried carried;

  ContactReader(Carried carried) {
    this.carried = carried;
  }

  void read(Part info, Map<String, Value> more) {
    taken(info, "owner")
        .ifPresent(
            owner -> more.put("team", new Value.Fields(Map.of("name", new Value.Text(owner)))));
    List<Value> channels = info.part("contact").map(this::channels).orElse(List.of());
    if (!channels.isEmpty()) {
      more.put("support", new Value.Items(channels));
    }
  }

  private List<Value> channels(Part contact) {
    Optional<String> name = taken(contact, "name");
    Optional<String> url = taken(contact, "url");
    Optional<String> email = taken(contact, "email");
    List<Value> channels = new ArrayList<>();
    if (url.isPresent() || (name.isPresent() && email.isEmpty())) {
      channels.add(channel(name.or(() -> url).get(), url, ""));
    }
    email.ifPresent(
        address ->
            channels.add(
                channel(
                    url.isEmpty() ? name.orElse(address) : address,
                    Optional.of("mailto:" + address),
                    "email")));
    return channels;
  }

  private static Value channel(String channel, Optional<String> url, String tool) {
    Map<String, Value> support = new LinkedHashMap<>();
    support.put("channel", new Value.Text(channel));
    url.ifPresent(address -> support.put("url", new Value.Text(address)));
    if (!tool.isEmpty()) {
      support.put("tool", new Value.Text(tool));
    }
    return new Value.Fields(support);
  }

  private Optional<String> taken(Part part, String word) {
    Optional<String> text = part.text(word);
    text.ifPresent(found -> carried.take(part.pointer(), word));
    return text;
  }
}
