#include "actors/support_parses.h"
#include <fstream>
#include <iostream>
TEST(Z,z){ std::ifstream in(KG_SOURCE_DIR "/tests/actors/parses.tsv"); for(std::string l;std::getline(in,l);) if(l.starts_with("text\t")){ std::string t=l.substr(5); for(auto a=t.find("\\n");a!=std::string::npos;a=t.find("\\n"))t.replace(a,2,"\n"); std::cout<<"## "<<t<<"\n"; for(auto&c:kg::chains_of(t))std::cout<<"   "<<c<<"\n";}}
