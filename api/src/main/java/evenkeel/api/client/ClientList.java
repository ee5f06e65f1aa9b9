package evenkeel.api.client;

import java.util.List;

/** All clients of the settings. */
public record ClientList(List<ClientView> clients) {}
