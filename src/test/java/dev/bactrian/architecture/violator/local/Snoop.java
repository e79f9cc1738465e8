package dev.bactrian.architecture.violator.local;

import dev.bactrian.architecture.violator.config.Leaky;

/** Wrong on purpose: something local that holds a value of the application, by a field only. */
public class Snoop {
    Leaky held = new Leaky();
}
