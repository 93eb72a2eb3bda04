/** What the queries of the load ask for; masking knows these names. */
export const ITEMS = ['bolts', 'washers', 'hinges', 'screws', 'rivets', 'anchors', 'nuts', 'nails'];
