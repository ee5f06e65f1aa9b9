package evenkeel.standalone.broken;

import evenkeel.simulator.torrent.MadeTorrent;

public record SimulatingHome(MadeTorrent torrent) {}
