package dev.bactrian.sample;

/** What is wrong with a file on purpose. */
public enum Dirt {
    /** Some rows are in the file twice, byte for byte. */
    REPEATED_ROWS,
    /** Some fields are empty, or nothing but spaces. */
    BLANK_FIELDS,
    /** Every field is in quotes, numbers too. */
    QUOTED_FIELDS,
    /** Some fields have commas, doubled quotes and line breaks inside quotes. */
    DELIMITERS_IN_QUOTES,
    /** The file of a day comes two weeks after it. */
    LATE,
    /** The bytes of another file under another name. */
    DELIVERED_TWICE,
    /** One column more than the others of its data set have. */
    ADDED_COLUMN,
    /** The upload broke off: the gzip stream ends in the middle. */
    UNREADABLE
}
