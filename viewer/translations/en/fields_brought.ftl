### Fields of the record that descriptions by other catalogues bring along.

section-administration = About this description
field-administration = About this description
field-record_history = History of the description
field-access = Access
field-custodial_history = Care and custody
field-surrogates = Copies and facsimiles
field-keeping = Kept at, in the words of the source
field-country = Country
field-keeping-region = Region
field-settlement = Town
field-institution = Institution
field-repository = Repository
field-fonds = Collections
field-heading = Heading
field-level = Level
field-filiation = Relation to other copies
field-condition = Condition, in the words of the catalogue
field-music_notation = Musical notation
field-accompanying = Accompanying material
value-dimension-of-other = other measurement
value-work-role-other = other part in the text
value-event-kind-other = other episode
