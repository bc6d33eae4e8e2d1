### taiyaku catalog 1

s-t86p2ghzpb = 年末年始の休診

s-dzck86kn29 = 12月29日から1月3日まで休診します。

s-vpszc0vt14 = お急ぎの方は、お近くの救急外来を受診してください。
