-- class: escape
-- technique: the file begins as a compiled chunk does
-- contained-when: it does not load
-- expect: refused hostile.lua

return "\27Lua"
